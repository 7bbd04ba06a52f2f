<?php
declare( strict_types=1 );

namespace Deskfold\Tests\House;

/** Law 2: Module → Controller and Job → Verb → Store → Noun; and a room's doors and stores are its own. */
final class Steps implements Law {

	public function broken( Source $source, House $house ): iterable {
		$step = Step::of( $source );
		foreach ( $source->mentions() as $mention ) {
			if ( $mention->name === $source->class_name() || null === $mention->room() ) {
				continue;
			}
			if ( $mention->room() === $source->room() ) {
				yield from $this->climbs( $source, $step, $mention, $house );
			} elseif ( '' !== $source->room() && $mention->is( 'Store', 'Controller', 'Job', 'Tables', 'Module', 'Command' ) ) {
				yield "{$mention->line}: {$mention->name} is private to its room";
			}
		}
	}

	/** @return iterable<string> */
	private function climbs( Source $source, ?Step $step, Mention $mention, House $house ): iterable {
		$other  = $house->find( $mention->name );
		$higher = null === $other ? null : Step::of( $other );
		// A listener may name the job whose bell it rings; naming is not calling.
		if ( null === $higher || ( $mention->as_word && Step::Door === $higher ) ) {
			return;
		}
		$reach = ( $step ?? Step::Verb )->value;
		if ( $higher->value > $reach ) {
			yield "{$mention->line}: {$source->name()} climbs to {$mention->short()}";
		}
	}
}
