import { contentIds, mailFrame, type Paper } from '../../../src/tickets/mailHtml';

const paper: Paper = { color: 'rgb(30, 30, 30)', link: '#2743c4', font: 'sans-serif', size: '14px', line: '22px', dark: false, rtl: false };
const frame = ( html: string, show = false, inline?: ReadonlyMap< string, string > ) => mailFrame( html, paper, show, inline );
const inside = ( html: string, show = false ) => /<div id="mail"[^>]*>(.*)<\/div><\/body>/s.exec( frame( html, show ).srcdoc )?.[ 1 ] ?? '';

describe( 'the frame of a mail', () => {
	it.each( [
		[ '<p>Hi<script>alert(1)</script></p>', '<p>Hi</p>' ],
		[ '<p onclick="alert(1)">Hi</p>', '<p>Hi</p>' ],
		[ '<a href="javascript:alert(1)">x</a>', '<a>x</a>' ],
		[ '<form action="https://x.test"><input name="p"></form>Hi', 'Hi' ],
		[ '<iframe src="https://x.test"></iframe>Hi', 'Hi' ],
		[ '<svg><a xlink:href="javascript:alert(1)">x</a></svg>Hi', 'Hi' ],
		[ '<meta http-equiv="refresh" content="0;url=https://x.test">Hi', 'Hi' ],
		[ '<style>body{background:url(https://x.test)}</style>Hi', 'Hi' ],
	] )( 'lets nothing act: %s', ( html, left ) => {
		expect( inside( html ) ).toBe( left );
	} );

	it( 'forbids every request in its own policy until pictures are asked for', () => {
		expect( frame( '<p>Hi</p>' ).srcdoc ).toContain( "default-src 'none'; img-src data: blob:; style-src 'unsafe-inline'" );
		expect( frame( '<p>Hi</p>' ).srcdoc ).not.toContain( 'https:;' );
		expect( frame( '<p>Hi</p>', true ).srcdoc ).toContain( 'img-src data: blob: https: http:;' );
	} );

	it( 'counts remote pictures and takes their addresses out', () => {
		const html = '<img src="https://x.test/a.png"><img src="//x.test/b.png"><img data-deskfold-src="https://x.test/c.png"><td background="http://x.test/d.png"></td><p style="background:url(\'https://x.test/e.png\')">Hi</p>';
		const blocked = frame( `<table><tr>${ html }</tr></table>` );
		expect( blocked.remote ).toBe( 5 );
		expect( blocked.srcdoc ).not.toContain( 'x.test' );
	} );

	it( 'shows them once they are asked for, without telling where from', () => {
		const html = inside( '<img data-deskfold-src="https://x.test/a.png">', true );
		expect( html ).toContain( 'src="https://x.test/a.png"' );
		expect( html ).toContain( 'referrerpolicy="no-referrer"' );
	} );

	it( 'never asks this very site for what a mail calls relative', () => {
		expect( inside( '<img src="wp-login.php?action=logout"><a href="wp-admin/">x</a>', true ) ).toBe( '<img><a>x</a>' );
	} );

	it( 'keeps what makes an old mail look right', () => {
		expect( inside( '<table align="center" bgcolor="white" width="600"><tbody><tr><td valign="top">x</td></tr></tbody></table>' ) ).toBe(
			'<table align="center" bgcolor="white" width="600"><tbody><tr><td valign="top">x</td></tr></tbody></table>'
		);
	} );

	it( 'does not count what needs no request', () => {
		expect( frame( '<img src="data:image/png;base64,AAAA"><img src="cid:a@b">' ).remote ).toBe( 0 );
	} );

	it( 'puts pictures of the same mail in by content id, however it is written', () => {
		const bytes = new Map( [ [ 'logo@x', 'blob:here' ] ] );
		expect( frame( '<img src="cid:logo%40x">', false, bytes ).srcdoc ).toContain( '<img src="blob:here">' );
		expect( frame( '<img data-deskfold-cid="logo@x">', false, bytes ).srcdoc ).toContain( 'src="blob:here"' );
		expect( inside( '<img src="cid:gone">' ) ).toBe( '<img>' );
		expect( contentIds( '<img src="cid:logo%40x"><img data-deskfold-cid="b@x"><img src="cid:100%zz">' ) ).toEqual( [ 'logo@x', 'b@x', '100%zz' ] );
	} );

	it( 'opens links elsewhere and gives them nothing of the desk', () => {
		expect( inside( '<a href="https://x.test" target="_top">x</a>' ) ).toBe( '<a href="https://x.test" rel="noopener noreferrer nofollow" target="_blank">x</a>' );
	} );

	it( 'keeps white paper under a mail that brings its own colours', () => {
		expect( frame( '<p style="color:#333">Hi</p>' ).hasOwnColors ).toBe( true );
		expect( frame( '<p>Hi</p>' ).hasOwnColors ).toBe( false );
		expect( mailFrame( '<font color="red">Hi</font>', { ...paper, dark: true }, false ).srcdoc ).toContain( 'background: #fff' );
	} );

	it( 'cannot be ended early by a mail', () => {
		const { srcdoc } = frame( '</div></body></html><p>after</p>' );
		expect( srcdoc.match( /<\/body>/g ) ).toHaveLength( 1 );
	} );
} );
