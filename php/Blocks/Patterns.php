<?php
declare( strict_types=1 );

namespace Deskfold\Blocks;

/** Pages to start from. */
final class Patterns {

	public function register(): void {
		register_block_pattern_category( 'deskfold', [ 'label' => __( 'Support', 'deskfold' ) ] );
		register_block_pattern(
			'deskfold/contact-page',
			[
				'title'       => __( 'Contact page', 'deskfold' ),
				'description' => __( 'A contact form with other ways to reach you beside it.', 'deskfold' ),
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

	private function contact_page(): string {
		return '<!-- wp:columns {"align":"wide"} --><div class="wp-block-columns alignwide">'
			. '<!-- wp:column {"width":"68%"} --><div class="wp-block-column" style="flex-basis:68%">'
			. $this->paragraph( __( 'Write to us. We usually answer within a day.', 'deskfold' ) )
			. $this->form( [ __( 'An order', 'deskfold' ), __( 'Something arrived broken', 'deskfold' ), __( 'Something else', 'deskfold' ) ] )
			. '</div><!-- /wp:column --><!-- wp:column {"width":"32%"} --><div class="wp-block-column" style="flex-basis:32%">'
			. $this->heading( __( 'Other ways', 'deskfold' ) )
			. $this->paragraph( __( 'Call us from Monday to Friday, 9 to 17.', 'deskfold' ) )
			. $this->heading( __( 'Follow a request', 'deskfold' ) )
			. $this->paragraph( __( 'All your messages are on the page “My requests”.', 'deskfold' ) )
			. '</div><!-- /wp:column --></div><!-- /wp:columns -->';
	}

	private function help_page(): string {
		return $this->heading( __( 'Common questions', 'deskfold' ) )
			. $this->question( __( 'When will my order arrive?', 'deskfold' ), __( 'Write here how long delivery takes and how to follow it.', 'deskfold' ) )
			. $this->question( __( 'How do I send something back?', 'deskfold' ), __( 'Write here what to do and when the money comes back.', 'deskfold' ) )
			. $this->heading( __( 'Not answered?', 'deskfold' ) )
			. $this->form( [] )
			. $this->heading( __( 'Your requests', 'deskfold' ) )
			. '<!-- wp:deskfold/my-tickets /-->';
	}

	/** @param list<string> $topics */
	private function form( array $topics ): string {
		return [] === $topics ? '<!-- wp:deskfold/contact-form /-->' : '<!-- wp:deskfold/contact-form ' . serialize_block_attributes( [ 'topics' => $topics ] ) . ' /-->';
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
