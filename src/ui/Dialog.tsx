import { useEffect, useId, useRef, type ReactNode, type RefObject } from 'react';
import { __ } from '@wordpress/i18n';
import { IconButton } from './IconButton';

type Props = { title: string; onClose: () => void; width?: number; footer?: ReactNode; className?: string; children: ReactNode };

/** The browser's own modal dialog: it traps the focus, hides what is behind from everyone, and gives the focus back. */
export function useModal( box: RefObject< HTMLDialogElement > ): void {
	useEffect( () => {
		const before = document.activeElement;
		const dialog = box.current;
		dialog?.showModal();
		return () => {
			dialog?.close();
			if ( before instanceof HTMLElement && before.isConnected ) {
				before.focus();
			}
		};
	}, [ box ] );
}

export function Dialog( { title, onClose, width = 560, footer, className = '', children }: Props ): JSX.Element {
	const box = useRef< HTMLDialogElement >( null );
	const heading = useId();
	useModal( box );
	return (
		<dialog
			ref={ box }
			className={ `df-dialog ${ className }` }
			style={ { inlineSize: `min(${ width }px, calc(100vw - 32px))` } }
			aria-labelledby={ heading }
			onCancel={ ( event ) => {
				event.preventDefault();
				onClose();
			} }
			onPointerDown={ ( event ) => event.target === box.current && onClose() }
			onKeyDown={ ( event ) => event.stopPropagation() }
		>
			<div className="df-dialog-inner">
				<div className="df-dialog-head">
					<h2 id={ heading }>{ title }</h2>
					<IconButton icon="close" label={ __( 'Close', 'deskfold' ) } onClick={ onClose } />
				</div>
				<div className="df-dialog-body">{ children }</div>
				{ footer && <div className="df-dialog-foot">{ footer }</div> }
			</div>
		</dialog>
	);
}
