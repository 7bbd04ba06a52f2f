import { __, _x, sprintf } from '@wordpress/i18n';

/** What a customer will see, with made-up requests. */
export function Preview( { hasButton }: { hasButton: boolean } ) {
	const examples = [
		{ status: __( 'Your turn', 'deskfold' ), subject: __( 'Broken bowl', 'deskfold' ), snippet: __( 'We have one more of them.', 'deskfold' ), isTurn: true },
		{
			status: __( 'We are on it', 'deskfold' ),
			subject: __( 'Engraving for a wedding', 'deskfold' ),
			/* translators: %s: beginning of a message that the visitor wrote. */
			snippet: sprintf( __( 'You: %s', 'deskfold' ), __( 'Is Friday possible?', 'deskfold' ) ),
			isTurn: false,
		},
	];
	return (
		<div className="df-portal">
			<div className="df-list">
				<div className="df-top">
					<div className="df-tabs">
						<b>{ _x( 'Open', 'tab of requests', 'deskfold' ) } 2</b>
						<span>{ __( 'Solved', 'deskfold' ) } 6</span>
					</div>
					{ hasButton && <div className="wp-element-button df-button">{ __( 'New request', 'deskfold' ) }</div> }
				</div>
				<ul>
					{ examples.map( ( example ) => (
						<li key={ example.subject } className={ example.isTurn ? 'is-turn' : 'is-ours' }>
							<span className="df-status">{ example.status }</span>
							<u>{ example.subject }</u>
							<span className="df-snippet">{ example.snippet }</span>
							<span className="df-when" />
						</li>
					) ) }
				</ul>
			</div>
		</div>
	);
}
