<?php
declare( strict_types=1 );

namespace Deskfold\ContactForm;

use Deskfold\Channels\ChannelRegistry;
use Deskfold\Core\Input;
use Deskfold\Core\Module;

/** The contact form: what visitors send from the site's own pages. */
final class ContactFormModule extends Module {

	public function wire(): void {
		$this->tables( ContactFormTables::class );
		$this->job( PruneLimitsJob::class );
		$this->offer( ChannelRegistry::CHANNELS, FormChannel::NAME, fn () => $this->get( FormChannel::class ) );

		// A visitor sends.
		$this->routes( FormController::class );
		$this->on_if( static fn (): bool => 'POST' === Input::method(), 'template_redirect', FormPageController::class, 'post', 5 );
	}
}
