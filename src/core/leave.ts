/** Answers whether the desk may go there now; a screen with something unsaved says no and asks first. */
type Guard = ( hash: string ) => boolean;

let guard: Guard | null = null;

/** One screen at a time watches over what was typed in it. */
export function watchLeaving( watch: Guard ): () => void {
	guard = watch;
	return () => {
		if ( guard === watch ) {
			guard = null;
		}
	};
}

export const mayLeave = ( hash: string ): boolean => guard?.( hash ) ?? true;
