/** What the blocks need of a browser and of the server, for tests that decide what comes back. */
export const fault = ( field: string, summary: string ) => ( { field, summary, message: `${ summary }.` } );
export const words = {
	one: 'One thing to fix',
	two: 'Two things to fix',
	three: 'Three things to fix',
	many: '%s things to fix',
	faults: {
		name: fault( 'name', 'Write your name' ),
		email: fault( 'email', 'Write your address' ),
		incomplete: fault( 'email', 'Not complete' ),
		topic: fault( 'topic', 'Choose' ),
		subject: fault( 'subject', 'Write a subject' ),
		message: fault( 'message', 'Write your message' ),
		consent: fault( 'consent', 'Agree' ),
		too_large: fault( 'files', '“%s” is too large' ),
		too_many: fault( 'files', 'At most 3' ),
		wrong_kind: fault( 'files', 'Not “%s”, only png, txt' ),
		together: fault( 'files', 'Too large together' ),
	},
	remove: 'Remove %s',
	cancel: 'Do not send %s',
	unsent: 'Not sent',
	sending: 'Sending…',
	failed: 'It could not be sent.',
	offline: 'You are offline.',
	again: 'Try again',
};

type Listener = ( event: Partial< ProgressEvent > ) => void;

/** A request whose end the test decides. */
export class FakeRequest {
	static all: FakeRequest[] = [];
	status = 0;
	responseText = '';
	responseURL = '';
	sent: FormData | undefined;
	readonly listeners: Record< string, Listener > = {};
	readonly upload = { addEventListener: ( name: string, listener: Listener ) => ( this.listeners[ name ] = listener ) };

	constructor() {
		FakeRequest.all.push( this );
	}
	open() {}
	setRequestHeader() {}
	addEventListener( name: string, listener: Listener ) {
		this.listeners[ name ] = listener;
	}
	send( data: FormData ) {
		this.sent = data;
	}
	abort() {
		this.end( 0 );
	}
	progress( loaded: number, total: number ) {
		this.listeners.progress?.( { lengthComputable: true, loaded, total } );
	}
	end( status: number, body: object | string = {} ) {
		this.status = status;
		this.responseText = typeof body === 'string' ? body : JSON.stringify( body );
		this.listeners.loadend?.( {} );
	}
}

/** Lets what was promised happen. */
export const settle = async () => {
	await jest.advanceTimersByTimeAsync( 3000 );
};

export class FakeTransfer {
	private readonly list: File[] = [];
	readonly items = { add: ( file: File ) => this.list.push( file ) };
	get files() {
		return this.list;
	}
}

export const last = () => FakeRequest.all[ FakeRequest.all.length - 1 ] as FakeRequest;
