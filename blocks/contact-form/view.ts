import { collectFiles, fileFault, type FileWords } from '../shared/files';
import { clearFaults, showFaults, type CountWords, type Fault } from './faults';
import { send, type Answer, type Sent } from './send';

type Words = CountWords & FileWords & Record< 'name' | 'email' | 'incomplete' | 'topic' | 'subject' | 'message' | 'consent' | 'sending' | 'failed', string >;
type Config = { url: string; nonce: string; words: Words };

/** How long a person needs at least: the server thinks so too (CheckEntry). */
const PATIENCE = 2200;

function key(): string {
	return Array.from( crypto.getRandomValues( new Uint8Array( 16 ) ), ( byte ) => byte.toString( 16 ).padStart( 2, '0' ) ).join( '' );
}

function field( form: HTMLFormElement, name: string ): HTMLInputElement | null {
	return form.querySelector< HTMLInputElement >( `[name="deskfold_${ name }"]` );
}

/** What can be told without asking the server. */
function check( form: HTMLFormElement, words: Words ): Fault[] {
	const faults: Fault[] = [];
	const wrong = ( name: string, message: string ) => faults.push( { field: name, summary: message.replace( /[.。।]$/, '' ), message } );
	for ( const name of [ 'name', 'email', 'topic', 'subject', 'message' ] as const ) {
		const control = field( form, name );
		if ( control && control.value.trim() === '' ) {
			wrong( name, words[ name ] );
		} else if ( name === 'email' && control && ! /^[^\s@]+@[^\s@]+\.[^\s@.]{2,}$/.test( control.value.trim() ) ) {
			wrong( name, words.incomplete );
		}
	}
	const files = form.querySelector< HTMLInputElement >( '.df-file' );
	const fault = files ? fileFault( files, words ) : '';
	if ( fault ) {
		wrong( 'files', fault );
	}
	const consent = field( form, 'consent' );
	if ( consent && ! consent.checked ) {
		wrong( 'consent', words.consent );
	}
	return faults;
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
	private busy = false;

	constructor(
		private readonly root: HTMLElement,
		private readonly form: HTMLFormElement,
		private readonly button: HTMLElement,
		private readonly config: Config
	) {
		this.label = button.textContent ?? '';
		form.noValidate = true;
		form.querySelectorAll< HTMLInputElement >( '.df-file' ).forEach( ( input ) => collectFiles( input, config.words ) );
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
		const faults = check( form, config.words );
		if ( faults.length ) {
			showFaults( root, form, faults, config.words );
			return;
		}
		clearFaults( root );
		this.show( true );
		const answer = await this.again( await this.post() );
		this.show( false );
		if ( 'sent' in answer ) {
			thank( root, answer.sent );
		} else {
			showFaults( root, form, answer.faults, config.words );
		}
	}

	private async post(): Promise< Answer > {
		const { form, config } = this;
		const progress = form.querySelector( 'progress' );
		await wait( this.opened + PATIENCE - Date.now() );
		const answer = await send( config.url, new FormData( form ), config.nonce, ( percent ) => progress && ( progress.value = percent ), config.words.failed );
		const seal = field( form, 'seal' );
		const trap = field( form, 'more' );
		if ( 'faults' in answer && answer.seal && seal && trap ) {
			seal.value = answer.seal;
			trap.value = '';
		}
		return answer;
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
		const progress = this.form.querySelector( 'progress' );
		this.busy = isBusy;
		this.button.setAttribute( 'aria-disabled', String( isBusy ) );
		this.button.textContent = isBusy ? this.config.words.sending : this.label;
		if ( progress ) {
			progress.hidden = ! isBusy;
			progress.value = 0;
		}
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
