<?php
/** Who may call which route. A route without a row fails, and so does a row without a route. */
declare( strict_types=1 );

$everybody = [ 'visitor', 'customer', 'readonly', 'agent', 'supervisor', 'admin' ];
$desk      = [ 'readonly', 'agent', 'supervisor', 'admin' ];
$answering = [ 'agent', 'supervisor', 'admin' ];
$watching  = [ 'supervisor', 'admin' ];
$managing  = [ 'admin' ];
// Who proves by something else than a login who they are: with a seal, a session of the portal, a mailbox's token.
$sealed    = $everybody;
$nobody    = [];

return [
	'GET /deskfold/v1'                                                           => $everybody,

	'GET /deskfold/v1/tickets'                                                   => $desk,
	'POST /deskfold/v1/tickets'                                                  => $answering,
	'GET /deskfold/v1/tickets/(?P<id>\d+)'                                       => $desk,
	'POST /deskfold/v1/tickets/(?P<id>\d+)'                                      => $answering,
	'GET /deskfold/v1/tickets/(?P<id>\d+)/messages'                              => $desk,
	'POST /deskfold/v1/tickets/(?P<id>\d+)/read'                                 => $desk,
	'POST /deskfold/v1/tickets/(?P<id>\d+)/replies'                              => $answering,
	'POST /deskfold/v1/tickets/(?P<id>\d+)/notes'                                => $answering,
	'PUT /deskfold/v1/tickets/(?P<id>\d+)/drafts/(?P<kind>[a-z]+)'               => $answering,
	'DELETE /deskfold/v1/tickets/(?P<id>\d+)/drafts/(?P<kind>[a-z]+)'            => $answering,
	'GET /deskfold/v1/timeline'                                                  => $desk,
	'POST /deskfold/v1/messages/(?P<id>\d+)/retry'                               => $answering,
	'POST /deskfold/v1/messages/(?P<id>\d+)/send'                                => $answering,
	'DELETE /deskfold/v1/messages/(?P<id>\d+)/schedule'                          => $answering,
	'GET /deskfold/v1/messages/(?P<id>\d+)/deliveries'                           => $desk,
	'GET /deskfold/v1/messages/(?P<id>\d+)/raw'                                  => $desk,
	'GET /deskfold/v1/messages/(?P<id>\d+)/match'                                => $desk,
	'POST /deskfold/v1/messages/(?P<id>\d+)/move'                                => $answering,
	'DELETE /deskfold/v1/messages/(?P<id>\d+)/move'                              => $answering,
	'POST /deskfold/v1/tickets/(?P<id>\d+)/merge'                                => $answering,
	'DELETE /deskfold/v1/tickets/(?P<id>\d+)/merge'                              => $answering,

	'GET /deskfold/v1/quarantine'                                                => $watching,
	'GET /deskfold/v1/quarantine/(?P<id>\d+)'                                    => $watching,
	'GET /deskfold/v1/quarantine/(?P<id>\d+)/raw'                                => $watching,
	'POST /deskfold/v1/quarantine/(?P<id>\d+)/retry'                             => $watching,
	'POST /deskfold/v1/quarantine/(?P<id>\d+)/ticket'                            => $watching,
	'DELETE /deskfold/v1/quarantine/(?P<id>\d+)'                                 => $watching,

	'POST /deskfold/v1/attachments'                                              => $answering,
	'GET /deskfold/v1/attachments/(?P<id>\d+)'                                   => $desk,
	'DELETE /deskfold/v1/attachments/(?P<id>\d+)'                                => $answering,

	'GET /deskfold/v1/saved-replies'                                             => $desk,
	'POST /deskfold/v1/saved-replies'                                            => $answering,
	'DELETE /deskfold/v1/saved-replies'                                          => $answering,
	'GET /deskfold/v1/saved-replies/export'                                      => $desk,
	'POST /deskfold/v1/saved-replies/import'                                     => $answering,
	'POST /deskfold/v1/saved-replies/restore'                                    => $answering,
	'GET /deskfold/v1/saved-replies/(?P<id>\d+)'                                 => $desk,
	'POST /deskfold/v1/saved-replies/(?P<id>\d+)'                                => $answering,
	'POST /deskfold/v1/saved-replies/(?P<id>\d+)/use'                            => $answering,
	'GET /deskfold/v1/saved-replies/(?P<id>\d+)/files/(?P<file>\d+)'             => $desk,

	'GET /deskfold/v1/customers'                                                 => $desk,
	'GET /deskfold/v1/customers/(?P<id>\d+)'                                     => $desk,
	'POST /deskfold/v1/customers/(?P<id>\d+)'                                    => $answering,
	'POST /deskfold/v1/customers/(?P<id>\d+)/works'                              => $answering,

	'GET /deskfold/v1/agents'                                                    => $desk,
	'POST /deskfold/v1/agents'                                                   => $managing,
	'POST /deskfold/v1/agents/(?P<id>\d+)'                                       => $managing,
	'DELETE /deskfold/v1/agents/(?P<id>\d+)'                                     => $managing,
	'GET /deskfold/v1/agents/(?P<id>\d+)/tickets'                                => $watching,
	'POST /deskfold/v1/agents/(?P<id>\d+)/hand-over'                             => $watching,

	'GET /deskfold/v1/erasure'                                                    => $managing,
	'POST /deskfold/v1/erasure'                                                   => $managing,
	'POST /deskfold/v1/erasure/next'                                              => $managing,
	'DELETE /deskfold/v1/erasure'                                                 => $managing,

	'GET /deskfold/v1/mailboxes'                                                 => $managing,
	'POST /deskfold/v1/mailboxes'                                                => $managing,
	'GET /deskfold/v1/mailboxes/(?P<id>\d+)'                                     => $managing,
	'POST /deskfold/v1/mailboxes/(?P<id>\d+)'                                    => $managing,
	'DELETE /deskfold/v1/mailboxes/(?P<id>\d+)'                                  => $managing,
	'GET /deskfold/v1/mailboxes/suggest'                                         => $managing,
	'GET /deskfold/v1/mailboxes/alarms'                                          => $managing,
	'POST /deskfold/v1/mailboxes/test'                                           => $managing,
	'POST /deskfold/v1/mailboxes/(?P<id>\d+)/fetch'                              => $managing,
	'POST /deskfold/v1/mailboxes/(?P<id>\d+)/token'                              => $managing,
	'GET /deskfold/v1/mailboxes/(?P<id>\d+)/authentication'                      => $managing,

	'GET /deskfold/v1/site'                                                      => $desk,
	'POST /deskfold/v1/site'                                                     => $managing,
	'POST /deskfold/v1/me/desk'                                                  => $desk,
	'DELETE /deskfold/v1/me/presence/(?P<tab>[A-Za-z0-9-]+)'                     => $desk,
	'POST /deskfold/v1/me/availability'                                          => $desk,
	'GET /deskfold/v1/me/notifications'                                          => $desk,
	'POST /deskfold/v1/me/notifications'                                         => $desk,
	'GET /deskfold/v1/me/keyboard'                                               => $desk,
	'POST /deskfold/v1/me/keyboard'                                              => $desk,
	'POST /deskfold/v1/mailboxes/(?P<id>\d+)/sign-in'                            => $managing,
	'POST /deskfold/v1/mailboxes/(?P<id>\d+)/sign-in/confirm'                    => $managing,
	'POST /deskfold/v1/mailboxes/(?P<id>\d+)/sign-out'                           => $managing,
	'GET /deskfold/v1/sign-in/outcome'                                           => $managing,
	'GET /deskfold/v1/sign-in/apps'                                              => $managing,
	'POST /deskfold/v1/sign-in/apps/(?P<provider>[a-z]+)'                        => $managing,

	'GET /deskfold/v1/mailboxes/(?P<id>\d+)/acknowledgement'                     => $managing,
	'POST /deskfold/v1/mailboxes/(?P<id>\d+)/acknowledgement'                    => $managing,
	'GET /deskfold/v1/letters'                                                   => $managing,
	'POST /deskfold/v1/letters/(?P<name>[a-z]+)/(?P<locale>[A-Za-z]{2,3}(?:_[A-Za-z0-9_]{1,16})?)' => $managing,
	'DELETE /deskfold/v1/letters/(?P<name>[a-z]+)/(?P<locale>[A-Za-z]{2,3}(?:_[A-Za-z0-9_]{1,16})?)' => $managing,
	'POST /deskfold/v1/letters/(?P<name>[a-z]+)/(?P<locale>[A-Za-z]{2,3}(?:_[A-Za-z0-9_]{1,16})?)/preview' => $managing,
	'POST /deskfold/v1/letters/(?P<name>[a-z]+)/(?P<locale>[A-Za-z]{2,3}(?:_[A-Za-z0-9_]{1,16})?)/test' => $managing,
	'GET /deskfold/v1/automatic-mail'                                            => $managing,
	'DELETE /deskfold/v1/automatic-mail/stop'                                    => $managing,

	'GET /deskfold/v1/setup'                                                     => $managing,
	'POST /deskfold/v1/setup'                                                    => $managing,
	'POST /deskfold/v1/setup/test'                                               => $managing,
	'POST /deskfold/v1/setup/test/look'                                          => $managing,
	'DELETE /deskfold/v1/setup/test'                                             => $managing,
	'GET /deskfold/v1/pages'                                                     => $managing,
	'POST /deskfold/v1/pages'                                                    => $managing,

	'GET /deskfold/v1/upkeep'                                                    => $managing,
	'GET /deskfold/v1/upkeep/log'                                                => $managing,
	'GET /deskfold/v1/upkeep/storage'                                            => $managing,
	'GET /deskfold/v1/upkeep/storage/health'                                     => $managing,
	'POST /deskfold/v1/upkeep/replies/(?P<id>\d+)/retry'                         => $managing,
	'POST /deskfold/v1/upkeep/notifications/(?P<id>\d+)/retry'                   => $managing,

	'GET /deskfold/v1/settings'                                                  => $managing,
	'POST /deskfold/v1/settings'                                                 => $managing,

	// With the mailbox's token only, which no role has.
	'POST /deskfold/v1/mail'                                                     => $nobody,
	'POST /deskfold/v1/form'                                                     => $sealed,
	'GET /deskfold/v1/my/attachments/(?P<id>\d+)'                                => $sealed,
];
