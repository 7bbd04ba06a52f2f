import { lazy, Suspense } from 'react';

const Dialog = lazy( async () => ( { default: ( await import( /* webpackChunkName: "merge" */ './merge/MergeDialog' ) ).MergeDialog } ) );

type Props = { ids: readonly number[]; onClose: () => void; onDone?: () => void };

/** Fetched when somebody wants to merge. */
export const Merge = ( props: Props ): JSX.Element => (
	<Suspense fallback={ null }>
		<Dialog { ...props } />
	</Suspense>
);
