<?php
declare( strict_types=1 );

namespace Deskfold\Blocks;

/** Pages to start from. */
final class Patterns {

	public function __construct( private readonly PortalPage $portal_page ) {
	}

	public function register(): void {
		register_block_pattern_category( 'deskfold', [ 'label' => __( 'Support', 'deskfold' ) ] );
		register_block_pattern(
			'deskfold/contact-page',
			[
				'title'       => __( 'Contact page', 'deskfold' ),
				'description' => __( 'A contact form with other ways to reach you below it.', 'deskfold' ),
				'categories'  => [ 'deskfold', 'contact' ],
				'postTypes'   => [ 'page' ],
				'content'     => $this->contact_page(),
			]
		);
		register_block_pattern(
			'deskfold/help-page',
			[
				'title'       => __( 'Help page', 'deskfold' ),
				'description' => __( 'Common questions, a contact form, and the visitor’s own requests.', 'deskfold' ),
				'categories'  => [ 'deskfold', 'contact' ],
				'postTypes'   => [ 'page' ],
				'content'     => $this->help_page(),
			]
		);
	}

	/** The editor asks for all patterns. */
	public function before_listing( mixed $answer ): mixed {
		$this->register();
		return $answer;
	}

	private function contact_page(): string {
		return $this->paragraph( __( 'Write to us. We usually answer within a day.', 'deskfold' ) )
			. $this->form(
				[
					'topics' => [
						[ 'label' => __( 'An order', 'deskfold' ), 'tag' => _x( 'order', 'tag of a ticket', 'deskfold' ) ],
						[ 'label' => __( 'Something arrived broken', 'deskfold' ), 'tag' => _x( 'broken', 'tag of a ticket', 'deskfold' ), 'priority' => 'high' ],
						[ 'label' => __( 'Something else', 'deskfold' ) ],
					],
					'labels' => [ 'files' => __( 'Add photos', 'deskfold' ) ],
					'helps'  => [ 'message' => __( 'If it is about an order, its number helps us.', 'deskfold' ) ],
				]
			)
			. '<!-- wp:columns {"style":{"spacing":{"margin":{"top":"3rem"}}}} --><div class="wp-block-columns" style="margin-top:3rem">'
			. $this->column( $this->heading( __( 'Other ways', 'deskfold' ) ) . $this->paragraph( __( 'Call us from Monday to Friday, 9 to 17.', 'deskfold' ) ) )
			. $this->column( $this->heading( __( 'Follow a request', 'deskfold' ) ) . $this->requests() )
			. '</div><!-- /wp:columns -->';
	}

	private function column( string $inside ): string {
		return '<!-- wp:column --><div class="wp-block-column">' . $inside . '</div><!-- /wp:column -->';
	}

	private function help_page(): string {
		return $this->heading( __( 'Common questions', 'deskfold' ) )
			. $this->question( __( 'When will my order arrive?', 'deskfold' ), __( 'Write here how long delivery takes and how to follow it.', 'deskfold' ) )
			. $this->question( __( 'How do I send something back?', 'deskfold' ), __( 'Write here what to do and when the money comes back.', 'deskfold' ) )
			. $this->heading( __( 'Not answered?', 'deskfold' ) )
			. $this->form( [ 'subject' => 'offered' ] )
			. $this->heading( __( 'Your requests', 'deskfold' ) )
			. '<!-- wp:deskfold/my-tickets /-->';
	}

	/** @param array<string, mixed> $settings of the block; button and privacy line are there to be rewritten */
	private function form( array $settings ): string {
		$words = [
			'button'  => __( 'Send message', 'deskfold' ),
			'privacy' => __( 'We keep your message for as long as we need it to help you.', 'deskfold' ),
		];
		return '<!-- wp:deskfold/contact-form ' . serialize_block_attributes( $settings + $words ) . ' /-->';
	}

	private function requests(): string {
		$url = ( $this->portal_page )();
		if ( '' === $url ) {
			return $this->paragraph( __( 'All your messages are on the page “My requests”.', 'deskfold' ) );
		}
		/* translators: 1: opening tag of a link, 2: closing tag. */
		$words = sprintf( esc_html__( 'All your messages are in %1$sMy requests%2$s.', 'deskfold' ), '<a href="' . esc_url( $url ) . '">', '</a>' );
		return "<!-- wp:paragraph --><p>$words</p><!-- /wp:paragraph -->";
	}

	private function heading( string $text ): string {
		return sprintf( '<!-- wp:heading --><h2 class="wp-block-heading">%s</h2><!-- /wp:heading -->', esc_html( $text ) );
	}

	private function paragraph( string $text ): string {
		return sprintf( '<!-- wp:paragraph --><p>%s</p><!-- /wp:paragraph -->', esc_html( $text ) );
	}

	private function question( string $question, string $answer ): string {
		return sprintf( '<!-- wp:details --><details class="wp-block-details"><summary>%s</summary>%s</details><!-- /wp:details -->', esc_html( $question ), $this->paragraph( $answer ) );
	}
}
