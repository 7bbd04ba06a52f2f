<?php
declare( strict_types=1 );

namespace Deskfold\Blocks;

use Deskfold\ContactForm\Fault;
use Deskfold\ContactForm\FileRules;
use Deskfold\ContactForm\FormEntry;

/** Labels, controls and what is wrong with them. */
final class FieldView {

	/**
	 * @param string      $prefix of every id
	 * @param list<Fault> $faults
	 */
	public function __construct(
		private readonly string $prefix,
		private readonly array $faults = [],
		private readonly FormLook $look = new FormLook(),
	) {
	}

	/** The list on top, with a link to each field. Forms post to its id: browsers move the focus to what an address points at. */
	public function summary(): string {
		if ( [] === $this->faults ) {
			return '';
		}
		$items = '';
		foreach ( $this->faults as $fault ) {
			$text   = esc_html( $fault->summary );
			$items .= 'form' === $fault->field ? "<li>$text</li>" : sprintf( '<li><a href="#%s">%s</a></li>', esc_attr( $this->id( $fault->field ) ), $text );
		}
		return sprintf( '<div class="df-summary" id="%s" role="alert" tabindex="-1">%s<div><b>%s</b><ul>%s</ul></div></div>', esc_attr( $this->id( 'summary' ) ), Icons::svg( 'warning', 24 ), esc_html( self::count( count( $this->faults ) ) ), $items );
	}

	public static function count( int $faults ): string {
		return match ( $faults ) {
			1       => __( 'One thing to fix', 'deskfold' ),
			2       => __( 'Two things to fix', 'deskfold' ),
			3       => __( 'Three things to fix', 'deskfold' ),
			/* translators: %s: number, 4 or more. */
			default => sprintf( __( '%s things to fix', 'deskfold' ), number_format_i18n( $faults ) ),
		};
	}

	public function line( string $name, string $label, string $value, string $type, string $autocomplete, bool $is_needed = true ): string {
		$control = sprintf( '<input class="df-control" type="%s" value="%s" autocomplete="%s"%s dir="auto"%s>', esc_attr( $type ), esc_attr( $value ), esc_attr( $autocomplete ), $is_needed ? ' required' : '', $this->attributes( $name ) );
		return $this->field( $name, $label, $control, $is_needed );
	}

	public function text( string $name, string $label, string $value, int $rows = 5 ): string {
		// A line break right after the tag is dropped by browsers: this one, and not the visitor's own.
		return $this->field( $name, $label, sprintf( '<textarea class="df-control" rows="%d" required dir="auto"%s>%s</textarea>', $rows, $this->attributes( $name ), "\n" . esc_textarea( $value ) ) );
	}

	/** @param list<string> $choices */
	public function choice( string $name, string $label, array $choices, string $value ): string {
		$options = sprintf( '<option value="">%s</option>', esc_html__( 'Please choose', 'deskfold' ) );
		foreach ( $choices as $choice ) {
			$options .= sprintf( '<option value="%1$s"%2$s>%3$s</option>', esc_attr( $choice ), selected( $choice, $value, false ), esc_html( $choice ) );
		}
		return $this->field( $name, $label, sprintf( '<select class="df-control" required%s>%s</select>', $this->attributes( $name ), $options ) );
	}

	/** @param bool $is_button looks like a second button once the script runs, as below an answer */
	public function files( string $name, FileRules $rules, bool $is_button = false ): string {
		$id   = $this->id( $name );
		/* translators: 1: number of files, 2: size, such as "10 MB". */
		$hint = sprintf( _n( 'or drop it here, %1$s file of up to %2$s', 'or drop them here, at most %1$s files of up to %2$s each', $rules->max_files, 'deskfold' ), number_format_i18n( $rules->max_files ), (string) size_format( $rules->max_bytes ) );
		$input = sprintf(
			'<input class="df-file" type="file" accept="%s"%s name="%s[]" id="%s" data-max-bytes="%d" data-max-total="%d" data-max-files="%d" aria-describedby="%s"%s>',
			esc_attr( '.' . implode( ',.', $rules->extensions ) ),
			$rules->max_files > 1 ? ' multiple' : '',
			esc_attr( FormEntry::PREFIX . $name ),
			esc_attr( $id ),
			$rules->max_bytes,
			FileRules::TOTAL,
			$rules->max_files,
			esc_attr( "$id-hint" . ( $this->is_wrong( $name ) ? " $id-error" : '' ) ),
			$this->is_wrong( $name ) ? ' aria-invalid="true"' : ''
		);
		return sprintf(
			'<div class="df-field df-files%s" data-field="%s"><div class="df-drop"%s>%s<span><label for="%s">%s</label> <span id="%s" class="df-hint">%s</span></span>%s</div>%s</div>',
			$this->is_wrong( $name ) ? ' is-wrong' : '',
			esc_attr( $name ),
			$is_button ? ' data-ready="' . ThemeColors::button() . ' df-plain"' : '',
			Icons::svg( 'clip' ),
			esc_attr( $id ),
			esc_html( $this->look->label( $name, __( 'Add files', 'deskfold' ) ) ),
			esc_attr( "$id-hint" ),
			esc_html( $hint ),
			$input,
			$this->error( $name )
		);
	}

	public function consent( string $name, string $text, bool $given ): string {
		return sprintf(
			'<div class="df-field df-consent%s" data-field="%s"><label><input type="checkbox" value="1" required%s%s> <span>%s</span></label>%s</div>',
			$this->is_wrong( $name ) ? ' is-wrong' : '',
			esc_attr( $name ),
			checked( $given, true, false ),
			$this->attributes( $name ),
			wp_kses( $text, [ 'a' => [ 'href' => true ] ] ),
			$this->error( $name )
		);
	}

	private function field( string $name, string $label, string $control, bool $is_needed = true ): string {
		$help = $this->look->help( $name );
		return sprintf(
			'<div class="df-field%s" data-field="%s"><label for="%s">%s%s</label>%s%s%s</div>',
			$this->is_wrong( $name ) ? ' is-wrong' : '',
			esc_attr( $name ),
			esc_attr( $this->id( $name ) ),
			esc_html( $this->look->label( $name, $label ) ),
			$is_needed ? '' : ' <span class="df-hint">' . esc_html__( '(optional)', 'deskfold' ) . '</span>',
			$control,
			'' === $help ? '' : sprintf( '<p class="df-help" id="%s">%s</p>', esc_attr( $this->id( $name ) . '-help' ), esc_html( $help ) ),
			$this->error( $name )
		);
	}

	private function attributes( string $name ): string {
		$id       = $this->id( $name );
		$is_wrong = $this->is_wrong( $name );
		$about    = trim( ( '' === $this->look->help( $name ) ? '' : "$id-help " ) . ( $is_wrong ? "$id-error" : '' ) );
		return sprintf(
			' name="%s" id="%s"%s%s',
			esc_attr( FormEntry::PREFIX . $name ),
			esc_attr( $id ),
			$is_wrong ? ' aria-invalid="true"' : '',
			'' === $about ? '' : sprintf( ' aria-describedby="%s"', esc_attr( $about ) )
		);
	}

	private function error( string $name ): string {
		$wrong = implode( ' ', array_map( static fn ( Fault $fault ): string => $fault->message, $this->about( $name ) ) );
		return '' === $wrong ? '' : sprintf( '<p class="df-error" id="%s">%s<span>%s</span></p>', esc_attr( $this->id( $name ) . '-error' ), Icons::svg( 'warning' ), esc_html( $wrong ) );
	}

	private function is_wrong( string $name ): bool {
		return [] !== $this->about( $name );
	}

	/** @return list<Fault> several files can each have their own */
	private function about( string $name ): array {
		return array_values( array_filter( $this->faults, static fn ( Fault $fault ): bool => $name === $fault->field ) );
	}

	private function id( string $name ): string {
		return "{$this->prefix}-$name";
	}
}
