import { button, element, sign } from './dom';

export type FailureWords = Record< 'failed' | 'offline' | 'again', string >;

/** Says below the form that it did not go out, until it has. The way to try again stands beside it. */
export class Failure {
	private box: HTMLElement | undefined;

	constructor(
		private readonly form: HTMLFormElement,
		private readonly words: FailureWords,
		private readonly again: () => void
	) {}

	show(): void {
		this.hide();
		const box = element( 'div', 'df-failed' );
		box.setAttribute( 'role', 'alert' );
		box.innerHTML = sign( 20 );
		box.append( element( 'span', '', navigator.onLine ? this.words.failed : this.words.offline ), button( 'df-link', this.words.again, this.again ) );
		this.form.append( box );
		this.box = box;
		box.querySelector( 'button' )?.focus();
	}

	hide(): void {
		this.box?.remove();
		this.box = undefined;
	}
}
