import { Failure, type FailureWords } from '../shared/failure';
import { collectFiles, type Files, type FileWords } from '../shared/files';
import { keepTyped } from '../shared/kept';
import { post, type Sending } from '../shared/post';

type Words = FileWords & FailureWords & { sending: string };

const ID = 'deskfold-my-tickets';

/** The answer to one's own request: the same post that the form makes by itself, with its progress in sight. */
class LiveReply {
	private readonly files: Files;
	private readonly failure: Failure;
	private readonly forget: () => void;
	private readonly button: HTMLElement | null;
	private readonly label: string;
	private sending: Sending | undefined;
	private isCancelled = false;
	private busy = false;

	constructor(
		private readonly form: HTMLFormElement,
		private readonly words: Words
	) {
		this.button = form.querySelector< HTMLElement >( '[type="submit"]' );
		this.label = this.button?.textContent ?? '';
		this.files = collectFiles( form.querySelector( '.df-file' ), words, () => {
			this.isCancelled = true;
			this.sending?.abort();
		} );
		this.failure = new Failure( form, words, () => void this.submit() );
		this.forget = keepTyped( form, new URL( form.action ).searchParams.get( 'deskfold_ticket' ) ?? '' );
		form.addEventListener( 'submit', ( event ) => {
			event.preventDefault();
			void this.submit();
		} );
	}

	private async submit(): Promise< void > {
		if ( this.busy ) {
			return;
		}
		this.failure.hide();
		this.show( true );
		const request = await this.post();
		this.show( false );
		this.files.stop( request.status === 0 || request.status >= 500 );
		if ( request.status === 0 || request.status >= 500 ) {
			this.failure.show();
		} else if ( request.responseURL.includes( 'deskfold_done' ) ) {
			this.forget();
			window.location.assign( `${ request.responseURL }#deskfold-notice` );
		} else {
			swap( request.responseText );
		}
	}

	private async post(): Promise< XMLHttpRequest > {
		this.isCancelled = false;
		this.sending = post( this.form.action, new FormData( this.form ), {}, ( loaded, total ) => this.files.progress( loaded, total ) );
		const request = await this.sending.done;
		return this.isCancelled ? this.post() : request;
	}

	private show( isBusy: boolean ): void {
		this.busy = isBusy;
		this.button?.setAttribute( 'aria-disabled', String( isBusy ) );
		if ( this.button ) {
			this.button.textContent = isBusy ? this.words.sending : this.label;
		}
	}
}

/** The page that the server printed instead: with what is wrong on top. */
function swap( html: string ): void {
	const printed = new DOMParser().parseFromString( html, 'text/html' ).getElementById( ID );
	const root = document.getElementById( ID );
	if ( printed && root ) {
		root.replaceWith( document.adoptNode( printed ) );
		mount();
	}
}

function mount(): void {
	const root = document.getElementById( ID );
	if ( ! root ) {
		return;
	}
	const words = JSON.parse( root.dataset.deskfoldMy ?? '{}' ) as Words;
	root.querySelectorAll( 'form' ).forEach( ( form ) => {
		if ( form.querySelector( '.df-file' ) ) {
			new LiveReply( form, words );
		}
	} );
	root.querySelector< HTMLElement >( '.df-summary' )?.focus();
}

mount();

// A second press while the first is under way would do it twice.
document.addEventListener( 'submit', ( event ) => {
	const form = event.target;
	if ( form instanceof HTMLFormElement && ! event.defaultPrevented && form.closest( `#${ ID }` ) ) {
		if ( form.dataset.sent ) {
			event.preventDefault();
		}
		form.dataset.sent = '1';
	}
} );
// Coming back by the history shows the page as it was left.
window.addEventListener( 'pageshow', () => document.querySelectorAll< HTMLFormElement >( `#${ ID } form` ).forEach( ( form ) => delete form.dataset.sent ) );
