import { check, field, type CheckWords } from '../shared/check';
import { Failure, type FailureWords } from '../shared/failure';
import { clearFaults, showFaults, type CountWords } from '../shared/faults';
import { collectFiles, type Files } from '../shared/files';
import { keepTyped } from '../shared/kept';
import { post, type Sending } from '../shared/post';
import { read, type Answer, type Sent } from './send';

type Words = CountWords & CheckWords & FailureWords & { sending: string };
type Config = { url: string; nonce: string; words: Words };

/** How long a person needs at least: the server thinks so too (CheckEntry). */
const PATIENCE = 2200;

function key(): string {
	return Array.from( crypto.getRandomValues( new Uint8Array( 16 ) ), ( byte ) => byte.toString( 16 ).padStart( 2, '0' ) ).join( '' );
}

/** Puts thanks where the form was. */
function thank( root: HTMLElement, sent: Sent ): void {
	const template = root.querySelector< HTMLTemplateElement >( '.df-thanks-template' );
	const box = template?.content.firstElementChild?.cloneNode( true );
	if ( ! ( box instanceof HTMLElement ) ) {
		return;
	}
	const texts: Record< string, string > = { name: sent.name, number: String( sent.ticket_id ?? '' ), email: sent.email };
	for ( const [ name, text ] of Object.entries( texts ) ) {
		box.querySelectorAll( `[data-df="${ name }"]` ).forEach( ( place ) => ( place.textContent = text ) );
	}
	if ( sent.ticket_id === null ) {
		box.querySelector( '[data-df="request"]' )?.remove();
	}
	root.replaceChildren( box );
	box.focus();
	box.scrollIntoView( { block: 'center' } );
}

function wait( ms: number ): Promise< void > {
	return new Promise( ( resolve ) => setTimeout( resolve, Math.max( 0, ms ) ) );
}

/** The form of one block: from the first press of "Send" to thanks. */
class LiveForm {
	private readonly opened = Date.now();
	private readonly label: string;
	private readonly files: Files;
	private readonly failure: Failure;
	private readonly forget: () => void;
	private busy = false;
	private sending: Sending | undefined;
	private isCancelled = false;

	constructor(
		private readonly root: HTMLElement,
		private readonly form: HTMLFormElement,
		private readonly button: HTMLElement,
		private readonly config: Config
	) {
		this.label = button.textContent ?? '';
		this.files = collectFiles( form.querySelector( '.df-file' ), config.words, () => {
			this.isCancelled = true;
			this.sending?.abort();
		} );
		this.failure = new Failure( form, config.words, () => void this.submit() );
		this.forget = keepTyped( form, root.id );
		// Cached pages give everybody the same key.
		const ownKey = field( form, 'key' );
		if ( ownKey ) {
			ownKey.value = key();
		}
		form.addEventListener( 'submit', ( event ) => {
			event.preventDefault();
			void this.submit();
		} );
	}

	private async submit(): Promise< void > {
		if ( this.busy ) {
			return;
		}
		const { root, form, config } = this;
		this.failure.hide();
		const faults = check( form, config.words );
		if ( faults.length ) {
			showFaults( root, form, faults, config.words );
			return;
		}
		clearFaults( root );
		this.show( true );
		const answer = await this.again( await this.post() );
		this.show( false );
		this.files.stop( 'failed' in answer );
		if ( 'sent' in answer ) {
			this.forget();
			thank( root, answer.sent );
		} else if ( 'failed' in answer ) {
			this.failure.show();
		} else {
			showFaults( root, form, answer.faults, config.words );
		}
	}

	private async post(): Promise< Answer > {
		const { form, config } = this;
		await wait( this.opened + PATIENCE - Date.now() );
		this.isCancelled = false;
		this.sending = post( config.url, new FormData( form ), { Accept: 'application/json', 'X-WP-Nonce': config.nonce }, ( loaded, total ) => this.files.progress( loaded, total ) );
		const request = await this.sending.done;
		if ( this.isCancelled ) {
			// A file was taken back on its way: the rest goes again without it.
			return this.post();
		}
		const answer = read( request );
		this.renew( answer );
		return answer;
	}

	private renew( answer: Answer ): void {
		const seal = field( this.form, 'seal' );
		const trap = field( this.form, 'more' );
		if ( 'faults' in answer && answer.seal && seal && trap ) {
			seal.value = answer.seal;
			trap.value = '';
		}
	}

	/**
	 * A page that was open too long, or a session that ended, is nothing to trouble the visitor with: once.
	 *
	 * @param {Answer} answer to the first try
	 */
	private async again( answer: Answer ): Promise< Answer > {
		if ( ! ( 'faults' in answer ) ) {
			return answer;
		}
		if ( answer.code === 'rest_cookie_invalid_nonce' ) {
			this.config.nonce = '';
			return this.post();
		}
		if ( answer.code === 'form_faults' && answer.faults.length === 1 && answer.faults[ 0 ]?.field === 'form' ) {
			await wait( PATIENCE );
			return this.post();
		}
		return answer;
	}

	private show( isBusy: boolean ): void {
		this.busy = isBusy;
		this.button.setAttribute( 'aria-disabled', String( isBusy ) );
		this.button.textContent = isBusy ? this.config.words.sending : this.label;
	}
}

function mount( root: HTMLElement ): void {
	const form = root.querySelector( 'form' );
	const button = form?.querySelector< HTMLElement >( '[type="submit"]' );
	if ( form && button ) {
		new LiveForm( root, form, button, JSON.parse( root.dataset.deskfoldForm ?? '{}' ) as Config );
	}
}

document.querySelectorAll< HTMLElement >( '[data-deskfold-form]' ).forEach( mount );
