/** The triangle as the server draws it (php/Blocks/Icons.php). */
export const sign = ( size: number ): string =>
	`<svg class="df-icon" width="${ size }" height="${ size }" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linejoin="round" aria-hidden="true" focusable="false"><path d="M12 4.6 3.8 18.8h16.4z"/><path d="M12 10v4.2m0 2.1v.3"/></svg>`;

export function element< T extends keyof HTMLElementTagNameMap >( tag: T, className: string, text = '' ): HTMLElementTagNameMap[ T ] {
	const made = document.createElement( tag );
	made.className = className;
	made.textContent = text;
	return made;
}

export function button( className: string, text: string, act: () => void ): HTMLButtonElement {
	const made = element( 'button', className, text );
	made.type = 'button';
	made.addEventListener( 'click', act );
	return made;
}
