<?php
declare( strict_types=1 );

namespace Deskfold\Blocks;

use Deskfold\ContactForm\FormEntry;
use Deskfold\ContactForm\FormPageAddress;
use Deskfold\ContactForm\FormRules;
use Deskfold\ContactForm\FormShape;
use Deskfold\ContactForm\PageAnswer;
use Deskfold\ContactForm\SealReceipt;
use Deskfold\Core\Input;

/** The contact form on a page: the form, the form with what is wrong, or thanks. */
final class ContactFormBlock {

	public function __construct(
		private readonly FormView $form,
		private readonly ThanksView $thanks,
		private readonly PageAnswer $answer,
		private readonly SealReceipt $seal_receipt,
		private readonly FormRules $rules,
		private readonly ThemeColors $colors,
	) {
	}

	/** @param array<mixed> $attributes of the block */
	public function html( array $attributes ): string {
		$look    = FormLook::of( $attributes );
		$shape   = $this->shape( $attributes );
		$sent    = Input::from_query()->string( FormPageAddress::SENT );
		$receipt = '' === $sent ? null : $this->seal_receipt->open( $sent );
		$own     = '' !== $look->thanks ? $look->thanks : $this->rules->thanks();
		if ( null !== $receipt && $receipt->form_id === $shape->id ) {
			return $this->wrap( $shape, $this->thanks->html( $receipt, $own ) );
		}
		$html  = '' === $look->heading ? '' : sprintf( '<h2 class="wp-block-heading df-heading">%s</h2>', wp_kses( $look->heading, [ 'em' => [], 'strong' => [] ] ) );
		$html .= '' === $look->intro ? '' : sprintf( '<p class="df-intro">%s</p>', wp_kses( $look->intro, [ 'a' => [ 'href' => true ], 'br' => [], 'em' => [], 'strong' => [] ] ) );
		$html .= $this->form->html( $shape, $this->answer->entry( $shape->id ) ?? self::known(), $this->answer->faults( $shape->id ), $look );
		return $this->wrap( $shape, $html . '<template class="df-thanks-template">' . $this->thanks->template( $own ) . '</template>' );
	}

	/** @param array<mixed> $attributes */
	private function shape( array $attributes ): FormShape {
		$own    = is_string( $attributes['consent'] ?? null ) ? $attributes['consent'] : '';
		$wanted = true === ( $attributes['asks_consent'] ?? false );
		return FormShape::from_array(
			[
				// The same settings give the same id on the next request: the answer to a post must find its form.
				'id'      => substr( md5( (string) wp_json_encode( $attributes ) ), 0, 8 ),
				'consent' => ! $wanted ? '' : ( '' !== $own ? $own : $this->rules->consent() ),
				'locale'  => determine_locale(),
			] + $attributes
		);
	}

	/** What a signed-in visitor need not type. */
	private static function known(): FormEntry {
		$user = wp_get_current_user();
		return $user->ID > 0 ? new FormEntry( name: $user->display_name, email: $user->user_email ) : new FormEntry();
	}

	private function wrap( FormShape $shape, string $html ): string {
		$attributes = get_block_wrapper_attributes(
			[
				'id'                 => 'deskfold-' . $shape->id,
				'class'              => 'df-front',
				'style'              => $this->colors->style(),
				'data-deskfold-form' => (string) wp_json_encode( FormWords::for_form( $this->rules->files()->at_most( $shape->max_files ) ) ),
			]
		);
		return "<div $attributes>$html</div>";
	}
}
