import { useSelect } from '@wordpress/data';
import { __ } from '@wordpress/i18n';
import { useState } from 'react';
import { boot } from '../../core/boot';
import { store } from '../../replies/store';
import { useMatches } from '../../replies/useMatches';
import { Button, Empty } from '../../ui';
import { Failed, Loading, Page } from '../Page';
import { examples } from './examples';
import { Moving } from './Moving';
import { ReplyPane } from './ReplyPane';
import { ReplyTable } from './ReplyTable';
import { Toolbar } from './Toolbar';
import { EVERYTHING, narrowed, type View } from './view';

/** Answers that are written once: the list, and beside it the one that is open. */
export function RepliesPage( { detail }: { detail: string } ): JSX.Element {
	const [ view, setView ] = useState< View >( EVERYTHING );
	const [ chosen, setChosen ] = useState< ReadonlySet< number > >( new Set() );
	const { flat, isKnown, problem, again } = useMatches( view.search );
	const all = useSelect( ( select ) => select( store ).list(), [] ) ?? [];
	const shown = narrowed( flat, view );
	const may = boot().user.caps.reply;
	const add = (
		<a className="df-button is-primary is-medium" href="#/settings/replies/new">
			{ __( 'Add reply', 'deskfold' ) }
		</a>
	);
	return (
		<div className={ `df-reply-page ${ detail ? 'has-pane' : '' }` }>
			<Page title={ __( 'Saved replies', 'deskfold' ) } action={
					<>
						{ isKnown && ( may || all.length > 0 ) && <Moving /> }
						{ may && all.length > 0 && add }
					</>
				}>
				{ ! isKnown && ( problem ? <Failed problem={ problem } onRetry={ again } /> : <Loading /> ) }
				{ isKnown && all.length === 0 && <None may={ may } add={ add } /> }
				{ all.length > 0 && (
					<>
						<Toolbar view={ view } onView={ setView } folders={ foldersOf( all ) } chosen={ chosen } onChosen={ setChosen } />
						{ shown.length > 0 ? (
							<ReplyTable replies={ shown } open={ detail } view={ view } onView={ setView } chosen={ chosen } onChosen={ setChosen } />
						) : (
							<Empty icon="search" title={ __( 'Nothing fits', 'deskfold' ) } action={ <Button onClick={ () => setView( EVERYTHING ) }>{ __( 'Show all', 'deskfold' ) }</Button> }>
								{ __( 'No saved reply holds these words, or the filter hides it.', 'deskfold' ) }
							</Empty>
						) }
					</>
				) }
			</Page>
			{ detail && isKnown && <ReplyPane key={ detail } detail={ detail } folders={ foldersOf( all ) } /> }
		</div>
	);
}

const foldersOf = ( replies: readonly { folder: string }[] ): string[] => [ ...new Set( replies.map( ( { folder } ) => folder ).filter( Boolean ) ) ].sort( ( a, b ) => a.localeCompare( b ) );

/** Why it is empty, one next step, and a few to begin with. */
function None( { may, add }: { may: boolean; add: JSX.Element } ): JSX.Element {
	return (
		<div className="df-settings-scroll">
			<Empty icon="saved" title={ __( 'No saved replies yet', 'deskfold' ) } action={ may ? add : undefined }>
				{ __( 'What you answer often is written once, and a slash in the answer brings it back with the name of the customer filled in.', 'deskfold' ) }
			</Empty>
			{ may && (
				<div className="df-reply-examples">
					<h2>{ __( 'Or begin with one of these', 'deskfold' ) }</h2>
					<ul>
						{ examples().map( ( { key, name, says } ) => (
							<li key={ key }>
								<a href={ `#/settings/replies/example-${ key }` }>
									<b>{ name }</b>
									<small>{ says }</small>
								</a>
							</li>
						) ) }
					</ul>
				</div>
			) }
		</div>
	);
}
