<?php
declare( strict_types=1 );

namespace Deskfold\Cli;

/** Words for bulk tickets: about 650 bytes a message, "order" in every ticket, "refund" in each fifth, "zyxqvb" in very few. */
final class SeedTexts {

	private const BYTES = 640;

	private const FIRST = [ 'Anna', 'Ben', 'Clara', 'David', 'Elif', 'Farah', 'Goran', 'Hana', 'Ivan', 'Jana', 'Kofi', 'Lena', 'Marco', 'Nadia', 'Omar', 'Petra', 'Quentin', 'Rosa', 'Samir', 'Tomas', 'Uma', 'Vera', 'Wanda', 'Yusuf', 'Zoe' ];
	private const LAST  = [ 'Abbott', 'Berger', 'Costa', 'Dahl', 'Egger', 'Ferrari', 'Garcia', 'Horvat', 'Ito', 'Jansen', 'Kowal', 'Lopez', 'Meyer', 'Novak', 'Okoye', 'Petit', 'Quinn', 'Rossi', 'Silva', 'Tanaka' ];

	private const SUBJECTS = [ 'Where is my order?', 'Question about a bowl', 'Wrong colour in the parcel', 'Please change my address', 'The lid does not fit', 'Invoice needed', 'Can I return this?', 'Delivery to another country', 'Gift wrapping', 'Discount code', 'Workshop dates', 'The handle came off' ];

	private const SENTENCES = [
		'I bought this two weeks ago and have been waiting for an answer since Tuesday.',
		'The parcel came in good shape and everything inside was wrapped with care.',
		'Could you tell me whether the blue glaze will be back before the end of the month?',
		'My neighbour took it in, so there was nobody to sign for it at the door.',
		'We use these plates every day and they go through the dishwasher without trouble.',
		'Please have a look at the number on the label, it does not match the one in the mail.',
		'It is a birthday present, so it would be good to know the day of delivery.',
		'The card was charged twice, once on Monday and once more on Wednesday.',
		'I have checked the page with the questions and could not find anything about it.',
		'If it is easier for you, I can also come by the workshop on Saturday morning.',
		'The bowl is a little smaller than I thought, but the colour is just right.',
		'Thank you for the quick help last time, that was very kind of you.',
		'There is a thin line in the glaze near the foot, perhaps it has always been there.',
		'Would it be possible to send the rest with the next delivery and not separately?',
		'My mother has the same set from years ago and would like two more cups.',
		'The website says three to five days, today is the ninth.',
		'We moved last month and I forgot to change the street in my account.',
		'I attach no picture because the camera does not show the difference well.',
	];

	public static function name( int $number ): string {
		return self::FIRST[ $number % count( self::FIRST ) ] . ' ' . self::LAST[ intdiv( $number, count( self::FIRST ) ) % count( self::LAST ) ];
	}

	public static function subject( int $ticket ): string {
		return self::SUBJECTS[ $ticket % count( self::SUBJECTS ) ] . " ($ticket)";
	}

	/**
	 * @param int $ticket number of the ticket among those seeded
	 * @param int $part   number of the message in it
	 * @param int $rare   each so many-th ticket holds the rare word, in its first reply
	 */
	public static function message( int $ticket, int $part, int $rare ): string {
		$text = 0 === $part ? "Hello, this is about order NB-$ticket." : "About order NB-$ticket again.";
		if ( 0 === $ticket % 5 && 0 === $part ) {
			$text .= ' I would like a refund, please.';
		}
		if ( 1 === $part && 0 === $ticket % $rare ) {
			$text .= ' Our reference is zyxqvb.';
		}
		for ( $at = $ticket * 7 + $part * 5; strlen( $text ) < self::BYTES; $at += 11 ) {
			$text .= ( 0 === $at % 4 ? "\n\n" : ' ' ) . self::SENTENCES[ $at % count( self::SENTENCES ) ];
		}
		return $text;
	}
}
