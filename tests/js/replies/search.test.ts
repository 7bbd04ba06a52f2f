import { byUse, matching, pieces, shelves } from '../../../src/replies/search';
import { daysAgo, line, NOW } from './make';

const names = ( replies: readonly { name: string }[] ) => replies.map( ( { name } ) => name );

const replies = [
	line( { id: 1, name: 'Broken in transit, refund', used: 21, last_used_at: daysAgo( 4 ) } ),
	line( { id: 2, name: 'Where is my parcel?', used: 118, last_used_at: daysAgo( 0 ) } ),
	line( { id: 3, name: 'Törékeny áru', folder: 'Advice', used: 300, last_used_at: daysAgo( 200 ) } ),
	line( { id: 4, name: 'Not broken', folder: '' } ),
	line( { id: 5, name: 'A photo', folder: '', tags: [ 'broken' ] } ),
];

it( 'puts what is used often and lately first, and what was never used last by name', () => {
	expect( names( byUse( replies, NOW ) ) ).toEqual( [ 'Where is my parcel?', 'Broken in transit, refund', 'Törékeny áru', 'A photo', 'Not broken' ] );
} );

it( 'ranks the beginning of a name before its middle, and both before the rest', () => {
	expect( names( matching( replies, 'brok', [], NOW ) ) ).toEqual( [ 'Broken in transit, refund', 'Not broken', 'A photo' ] );
	expect( names( matching( replies, 'TOREKENY aru', [], NOW ) ) ).toEqual( [ 'Törékeny áru' ] );
	expect( names( matching( replies, 'zzz', [], NOW ) ) ).toEqual( [] );
} );

it( 'shows last what only the whole texts hold', () => {
	expect( names( matching( replies, 'refund', [ 1, 2 ], NOW ) ) ).toEqual( [ 'Broken in transit, refund', 'Where is my parcel?' ] );
} );

it( 'shows each once without a search: often used, then the folders, those without a folder last', () => {
	const { often, folders } = shelves( replies, NOW );
	expect( names( often ) ).toEqual( [ 'Where is my parcel?', 'Broken in transit, refund', 'Törékeny áru' ] );
	expect( folders.map( ( { folder, replies: on } ) => [ folder, names( on ) ] ) ).toEqual( [ [ '', [ 'A photo', 'Not broken' ] ] ] );
} );

it( 'marks what was searched for, whatever accents it carries', () => {
	expect( pieces( 'Törékeny áru', 'rek aru' ) ).toEqual( [
		{ text: 'Tö', hit: false },
		{ text: 'rék', hit: true },
		{ text: 'eny ', hit: false },
		{ text: 'áru', hit: true },
	] );
	expect( pieces( 'e\u0301cole', 'ec' ) ).toEqual( [ { text: 'e\u0301c', hit: true }, { text: 'ole', hit: false } ] );
	expect( pieces( 'plain', '' ) ).toEqual( [ { text: 'plain', hit: false } ] );
} );
