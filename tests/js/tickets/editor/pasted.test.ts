import { clean } from '../../../../src/tickets/editor/clean';

const EMPTY_LINE = '<p class=MsoNormal><o:p>&nbsp;</o:p></p>';

const WORD = `<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">
<head><meta name=Generator content="Microsoft Word 15"><style><!-- p.MsoNormal {margin:0cm; font-size:11.0pt;} @list l0:level1 {mso-level-text:\\F0B7;} --></style>
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]--></head>
<body lang=DE style='tab-interval:35.4pt;word-wrap:break-word'><!--StartFragment-->
<h1><span lang=EN-US style='mso-ansi-language:EN-US'>How to send it back<o:p></o:p></span></h1>
<p class=MsoNormal><span lang=EN-US>Dear customer, please take <b style='mso-bidi-font-weight:normal'>all
parts</b> and <i>the slip</i>.<o:p></o:p></span></p>
${ EMPTY_LINE }
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='font-family:Symbol;mso-fareast-font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>The lamp<o:p></o:p></p>
<p class=MsoListParagraphCxSpMiddle style='margin-left:72.0pt;text-indent:-18.0pt;mso-list:l0 level2 lfo1'><![if !supportLists]><span style='font-family:"Courier New"'><span style='mso-list:Ignore'>o<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span></span><![endif]>its bulb<o:p></o:p></p>
<p class=MsoListParagraphCxSpLast style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span></span><![endif]>The cable<o:p></o:p></p>
<p class=MsoNormal>Then:<o:p></o:p></p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><![if !supportLists]><span style='mso-list:Ignore'>1.<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span><![endif]>Print the label<o:p></o:p></p>
<p class=MsoNormal><a href="https://shop.example/returns"><span style='color:#0563C1'>Returns</span></a></p>
<!--EndFragment--></body></html>`;

const DOCS = `<meta charset='utf-8'><meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-1c2d3e4f-7fff-a1b2-c3d4-0123456789ab"><p dir="ltr" style="line-height:1.38;margin-top:0pt;margin-bottom:0pt;"><span style="font-size:11pt;font-family:Arial,sans-serif;color:#000000;font-weight:400;font-style:normal;white-space:pre-wrap;">Your order is </span><span style="font-size:11pt;font-weight:700;font-style:normal;">ready</span><span style="font-size:11pt;font-weight:400;font-style:italic;"> today</span></p><br /><ul style="margin-top:0;margin-bottom:0;"><li dir="ltr" style="list-style-type:disc;" aria-level="1"><p dir="ltr" role="presentation"><span style="font-weight:400;">One</span></p></li><ul><li dir="ltr" aria-level="2"><p dir="ltr" role="presentation"><span style="font-weight:400;">Half</span></p></li></ul><li dir="ltr" aria-level="1"><p dir="ltr" role="presentation"><span style="font-weight:400;">Two</span></p></li></ul><p dir="ltr"><a href="https://shop.example/track" style="text-decoration:none;"><span style="text-decoration:underline;color:#1155cc;">Track it</span></a></p></b><br class="Apple-interchange-newline">`;

const OUTLOOK = `<html><head><meta name="Generator" content="Microsoft Exchange Server"><style type="text/css" style="display:none;"> P {margin-top:0;margin-bottom:0;} </style></head><body dir="ltr">
<div class="elementToProof" style="font-family: Aptos, Calibri, sans-serif; font-size: 12pt; color: rgb(0, 0, 0);">Hello Ann,</div>
<div class="elementToProof" style="font-size: 12pt;"><br></div>
<div class="elementToProof" style="font-size: 12pt;">the bowl arrived <b>broken</b>.</div>
<div id="appendonsend"></div>
<hr style="display:inline-block;width:98%" tabindex="-1">
<div id="divRplyFwdMsg" dir="ltr"><font face="Calibri, sans-serif" style="font-size:11pt" color="#000000"><b>From:</b> Shop &lt;shop@example.org&gt;<br><b>Sent:</b> Monday, May 4, 2026 10:02<br><b>To:</b> Bob</font><div>&nbsp;</div></div>
<img src="https://outlook.example/pixel.gif" width="1" height="1"></body></html>`;

const GMAIL = `<meta http-equiv="content-type" content="text/html; charset=utf-8"><div dir="ltr" style="caret-color: rgb(34, 34, 34); font-family: Arial;"><div>Hi,</div><div><br></div><div>where is my <span style="font-weight:bold">parcel</span>?</div><div>Thanks</div></div><br class="gmail-Apple-interchange-newline"><div class="gmail_quote"><div dir="ltr" class="gmail_attr">On Mon, 4 May 2026 at 10:02, Shop &lt;<a href="mailto:shop@example.org" target="_blank">shop@example.org</a>&gt; wrote:<br></div><blockquote class="gmail_quote" style="margin:0px 0px 0px 0.8ex;border-left:1px solid rgb(204,204,204);padding-left:1ex"><div dir="ltr">It left us<br>yesterday.</div></blockquote></div>`;

const EXCEL = `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta name=ProgId content=Excel.Sheet><style><!--table {mso-displayed-decimal-separator:"\\,";} .xl65 {mso-number-format:Standard;} --></style></head><body link="#0563C1" vlink="#954F72">
<table border=0 cellpadding=0 cellspacing=0 width=192 style='border-collapse:collapse;width:144pt'><!--StartFragment-->
 <col width=64 span=3 style='width:48pt'>
 <tr height=20 style='height:15.0pt'>
  <td height=20 width=64 style='height:15.0pt;width:48pt'>Article</td>
  <td width=64>Number</td>
  <td class=xl65 width=64>Price</td>
 </tr>
 <tr height=20>
  <td height=20>Bowl,
  blue</td>
  <td align=right>2</td>
  <td class=xl65 align=right>12,50</td>
 </tr>
 <tr height=20>
  <td height=20>Total</td>
  <td></td>
  <td class=xl65 align=right>25,00</td>
 </tr>
<!--EndFragment--></table></body></html>`;

const SHEETS = `<meta charset='utf-8'><google-sheets-html-origin><style type="text/css"><!--td {border: 1px solid #cccccc;}br {mso-data-placement:same-cell;}--></style><table xmlns="http://www.w3.org/1999/xhtml" cellspacing="0" cellpadding="0" dir="ltr" border="1" data-sheets-root="1"><colgroup><col width="100"/><col width="100"/></colgroup><tbody><tr style="height:21px;"><td style="overflow:hidden;font-weight:bold;">Size</td><td style="overflow:hidden;">Stock</td></tr><tr style="height:21px;"><td>M</td><td style="text-align:right;">4</td></tr></tbody></table>`;

const LAYOUT = `<table width="100%"><tr><td><table><tr><td><img src="https://news.example/logo.png"></td></tr><tr><td><h2>Spring sale</h2><p>All bowls</p><p>half price</p></td></tr></table></td></tr></table>`;

const PAGE = `<span style="color: rgb(0, 0, 0); font-family: sans-serif; font-weight: 400; display: inline !important;">a few words from </span><code style="font-family: monospace;">a page</code><span style="display:none">secret</span>`;

const ARABIC = `<p class=MsoNormal dir=RTL style='text-align:right;direction:rtl;unicode-bidi:embed'><span lang=AR-SA style='font-family:"Arial",sans-serif'>مرحبا، <b>شكرا</b> لكم<o:p></o:p></span></p><p class=MsoNormal><span lang=TH style='font-family:"Angsana New",serif'>สวัสดีค่ะ</span></p>`;

const CODE = '<pre style="font-family:monospace"><span style="color:#00f">if</span> ( a )\n\treturn;\n</pre>';

const shown = ( html: string ): string => {
	const box = document.createElement( 'div' );
	box.append( clean( html ) );
	// Blanks between paragraphs are shown nowhere.
	return box.innerHTML.replace( />\s+</g, '><' ).trim();
};

describe( 'what other programs put on the clipboard', () => {
	it.each( [
		[ 'Word', WORD, '<p><b>How to send it back</b></p><p>Dear customer, please take <b>all parts</b> and <i>the slip</i>.</p><ul><li>The lamp<ul><li>its bulb</li></ul></li><li>The cable</li></ul><p>Then:</p><ol><li>Print the label</li></ol><p><a href="https://shop.example/returns">Returns</a></p>' ],
		[ 'Google Docs', DOCS, '<p dir="ltr">Your order is <b>ready</b><i> today</i></p><ul><li dir="ltr">One<ul><li dir="ltr">Half</li></ul></li><li dir="ltr">Two</li></ul><p dir="ltr"><a href="https://shop.example/track">Track it</a></p>' ],
		[ 'Outlook', OUTLOOK, '<div>Hello Ann,</div><div><br></div><div>the bowl arrived <b>broken</b>.</div><b>From:</b> Shop &lt;shop@example.org&gt;<br><b>Sent:</b> Monday, May 4, 2026 10:02<br><b>To:</b> Bob' ],
		[ 'Gmail', GMAIL, '<div>Hi,</div><div><br></div><div>where is my <b>parcel</b>?</div><div>Thanks</div><div dir="ltr">On Mon, 4 May 2026 at 10:02, Shop &lt;<a href="mailto:shop@example.org">shop@example.org</a>&gt; wrote:<br></div><blockquote><div dir="ltr">It left us<br>yesterday.</div></blockquote>' ],
		[ 'Excel', EXCEL, '<ul><li>Article · Number · Price</li><li>Bowl, blue · 2 · 12,50</li><li>Total · 25,00</li></ul>' ],
		[ 'Google Sheets', SHEETS, '<ul><li><b>Size</b> · Stock</li><li>M · 4</li></ul>' ],
		[ 'a mail laid out with tables', LAYOUT, '<p><b>Spring sale</b></p><p>All bowls</p><p>half price</p>' ],
		[ 'a page', PAGE, 'a few words from <code>a page</code>' ],
		[ 'Arabic and Thai from Word', ARABIC, '<p dir="RTL">مرحبا، <b>شكرا</b> لكم</p><p>สวัสดีค่ะ</p>' ],
		[ 'code', CODE, '<pre>if ( a )\n\treturn;\n</pre>' ],
	] )( 'from %s is plain paragraphs and lists', ( _program, html, expected ) => {
		expect( shown( html ) ).toBe( expected );
	} );
} );
