import { __ } from '@wordpress/i18n';
import { Button, Icon } from '../ui';
import type { Writing } from './useDraft';

/** Two tabs, one draft, two texts: nothing is saved over the other until the agent chose. */
export function Elsewhere( { writing }: { writing: Writing } ): JSX.Element | null {
	const { elsewhere: other } = writing.draft;
	if ( other === undefined ) {
		return null;
	}
	const way = ( label: string, onClick: () => void ) => (
		<Button look="tertiary" size="small" onClick={ onClick }>
			{ label }
		</Button>
	);
	return (
		<div className="df-collision is-elsewhere" role="alert">
			<Icon name="warning" />
			<span className="df-grow">
				{ other ? __( 'You wrote on in another tab. Both texts are safe; choose which one goes on.', 'deskfold' ) : __( 'In another tab this text was sent or deleted.', 'deskfold' ) }
			</span>
			<span className="df-elsewhere-ways">
				{ way( __( 'Keep this text', 'deskfold' ), () => writing.settle( 'mine' ) ) }
				{ other && way( __( 'Keep both', 'deskfold' ), () => writing.settle( 'both' ) ) }
				{ way( other ? __( 'Take the other text', 'deskfold' ) : __( 'Discard it', 'deskfold' ), () => writing.settle( 'theirs' ) ) }
			</span>
		</div>
	);
}
