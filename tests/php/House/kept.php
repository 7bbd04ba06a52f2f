<?php
declare( strict_types=1 );

namespace Deskfold\Tests\House;

$whole = static fn ( string $room, string $name, string $body, string $uses = '' ): string => "<?php\ndeclare( strict_types=1 );\n\nnamespace Deskfold\\$room;\n\n$uses\nfinal class $name {\n$body\n}\n";

// path, code: nothing is to be found
return [
	'a verb that calls down'            => [ 'php/Tickets/CloseTicket.php', $whole( 'Tickets', 'CloseTicket', 'public function __construct( private readonly TicketStore $tickets, private readonly Database $database ) {} public function __invoke( Ticket $ticket ): void {}', "use Deskfold\\Core\\Database;\n" ) ],
	'a verb of a lower room'            => [ 'php/Intake/AppendMessage.php', $whole( 'Intake', 'AppendMessage', 'public function __invoke( ReplyToTicket $reply, Ticket $ticket ): void {}', "use Deskfold\\Tickets\\{ReplyToTicket, Ticket};\n" ) ],
	'a listener that rings a bell'      => [ 'php/Tickets/RingSweep.php', $whole( 'Tickets', 'RingSweep', 'public function __invoke(): void { $this->queue->soon( SweepJob::class ); }' ) ],
	'a module that names all'           => [ 'php/Tickets/OtherModule.php', $whole( 'Tickets', 'OtherModule', 'public function wire(): void { $this->on( Rest::INIT, TicketController::class, "routes" ); $this->job( SweepJob::class ); }', "use Deskfold\\Core\\Module;\nuse Deskfold\\Core\\Rest;\n" ) ],
	'a method that is called like SQL'  => [ 'php/Tickets/Thing.php', '$this->select( "Update the list FROM time to time", "SELECTION" );' ],
	'a method called extract'           => [ 'php/Tickets/Thing.php', '$this->archive->extract( $x ); Thing::system( $x );' ],
	'brackets inside texts'             => [ 'php/Tickets/Thing.php', '$a = "($b) {$c[1]} [ ${d}"; __( \'a, (b\', \'deskfold\' );' ],
	'SQL in a store'                    => [ 'php/Tickets/TagStore.php', '$this->database->rows( \'SELECT id FROM %i WHERE a = %d\', $a, $b );' ],
	'WooCommerce in its room'           => [ 'php/Woo/FindOrders.php', 'wc_get_orders( [] ); new \WC_Order( 1 );' ],
	'plurals'                           => [ 'php/Tickets/Thing.php', 'sprintf( _n( \'%d ticket\', \'%d tickets\', $count, \'deskfold\' ), $count );' ],
	'a route with its permission'       => [ 'php/Tickets/TagController.php', '$this->rest->route( \'GET\', \'/x\', [ \'a\' => [ \'type\' => \'string\' ] ], $this->may_read( ... ), fn ( $input ) => [ 1, 2 ] );' ],
	'a guarded file'                    => [ 'blocks/contact-form/render.php', "<?php\ndeclare( strict_types=1 );\n\ndefined( 'ABSPATH' ) || exit;\n\necho 'a';\n" ],
	'what a catch tells'                => [ 'php/Tickets/Thing.php', 'try { $a(); } catch ( \Throwable $error ) { $this->log->write( $error ); }' ],
	'a fact'                            => [ 'php/Tickets/TicketClosed.php', $whole( 'Tickets', 'TicketClosed', "public const NAME = 'deskfold_ticket_closed';\n\tpublic function __construct( public readonly int \$id ) {}" ) ],
];
