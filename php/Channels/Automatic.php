<?php
declare( strict_types=1 );

namespace Deskfold\Channels;

/** What kind of machine wrote a message, if one did. */
enum Automatic: string {

	case None         = '';
	/** It answers every mail: a vacation note, an acknowledgement. */
	case Reply        = 'reply';
	/** Somebody's system tells something: perhaps worth reading, never worth an automatic answer. */
	case Notification = 'notification';
	/** Written to many at once: a newsletter, a list. */
	case Bulk         = 'bulk';
	/** A server says that a mail arrived, or will arrive later. */
	case Delivery     = 'delivery';
}
