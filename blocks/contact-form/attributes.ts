export type Want = 'needed' | 'offered' | 'absent';

export type Priority = 'low' | 'normal' | 'high' | 'urgent';

/** What a message can be about, and what choosing it does to the ticket. */
export type Topic = { label: string; tag?: string; priority?: Priority; mailbox_id?: number };

export type FormAttributes = {
	heading: string;
	intro: string;
	name: Want;
	subject: Want | '';
	asks_subject: boolean;
	topics: ( string | Topic )[];
	labels: Record< string, string >;
	helps: Record< string, string >;
	takes_files: boolean;
	max_files: number;
	asks_consent: boolean;
	consent: string;
	privacy: string;
	thanks: string;
	button: string;
	layout: 'side' | 'stacked';
};

export type FormProps = { attributes: FormAttributes; setAttributes: ( changes: Partial< FormAttributes > ) => void };

/** Older pages know a topic's words only. */
export const topicsOf = ( { topics }: FormAttributes ): Topic[] => topics.map( ( one ) => ( typeof one === 'string' ? { label: one } : one ) );

/** Older pages know only whether the subject is asked for. */
export const subjectOf = ( { subject, asks_subject: asks }: FormAttributes ): Want => subject || ( asks ? 'needed' : 'absent' );

/** The words with one of them changed; a field without its own words is not kept. */
export function worded( words: Record< string, string >, field: string, text: string ): Record< string, string > {
	return Object.fromEntries( Object.entries( { ...words, [ field ]: text } ).filter( ( [ , value ] ) => value !== '' ) );
}
