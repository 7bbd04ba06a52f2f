import { check, type CheckWords } from '../shared/check';
import { Failure, type FailureWords } from '../shared/failure';
import { clearFaults, showFaults, type CountWords } from '../shared/faults';
import { collectFiles, type Files } from '../shared/files';
import { keepTyped } from '../shared/kept';
import { post, type Sending } from '../shared/post';

type Words = CheckWords & CountWords & FailureWords & { sending: string };

const ID = 'deskfold-my-tickets';

/** The answer to one's own request: the same post that the form makes by itself, with its progress in sight. */
class LiveReply {
	private readonly input: HTMLInputElement | null;
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
		this.input = form.querySelector( '.df-file' );
		this.files = collectFiles( this.input, words, () => {
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
		const root = this.form.parentElement ?? this.form;
		const faults = check( this.form, this.words );
		this.failure.hide();
		clearFaults( root );
		if ( faults.length ) {
			showFaults( root, this.form, faults, this.words );
			return;
		}
		this.show( true );
		const request = await this.post();
		const printed = request.status && request.status < 500 ? new DOMParser().parseFromString( request.responseText, 'text/html' ).getElementById( ID ) : null;
		this.show( false );
		this.files.stop( ! printed );
		if ( printed ) {
			this.turn( printed, request.responseURL );
		} else {
			this.failure.show();
		}
	}

	/** To the page that the server printed: with the answer in it, or with what is wrong with it. */
	private turn( printed: HTMLElement, url: string ): void {
		const isDone = url.includes( 'deskfold_done=' );
		const input = printed.querySelector< HTMLInputElement >( '.df-file' );
		if ( isDone ) {
			this.forget();
			window.history.replaceState( null, '', `${ url }#deskfold-notice` );
		} else if ( input && this.input ) {
			input.files = this.input.files;
		}
		document.getElementById( ID )?.replaceWith( document.adoptNode( printed ) );
		mount();
		const told = printed.querySelector< HTMLElement >( isDone ? '.df-notice' : '.df-summary' );
		told?.scrollIntoView( { block: 'center' } );
		told?.focus();
	}

	private async post(): Promise< XMLHttpRequest > {
		this.isCancelled = false;
		const data = new FormData( this.form );
		data.set( 'deskfold_keeps_files', '1' );
		this.sending = post( this.form.action, data, {}, ( loaded, total ) => this.files.progress( loaded, total ) );
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

function mount(): void {
	const place = document.querySelector< HTMLElement >( `#${ ID } [data-deskfold-reply]` );
	const form = place?.querySelector( 'form' );
	if ( place && form ) {
		new LiveReply( form, JSON.parse( place.dataset.deskfoldReply ?? '{}' ) as Words );
	}
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
