<?php
declare( strict_types=1 );

namespace Deskfold\Cli;

/** A page of text as PDF, such as an invoice of the demo shop. */
final class DemoPdf {

	/** @param list<string> $lines the first is the heading; Western European letters only */
	public static function of( array $lines ): string {
		$text = 'BT 56 760 Td 16 TL';
		foreach ( $lines as $number => $line ) {
			$size  = 0 === $number ? 20 : 11;
			$text .= "\n/F1 $size Tf (" . addcslashes( mb_convert_encoding( $line, 'Windows-1252', 'UTF-8' ), '()\\' ) . ') Tj T* ' . ( 0 === $number ? 'T*' : '' );
		}
		$text   .= "\nET";
		$objects = [
			'<< /Type /Catalog /Pages 2 0 R >>',
			'<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
			'<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 5 0 R >> >> /Contents 4 0 R >>',
			'<< /Length ' . strlen( $text ) . " >>\nstream\n$text\nendstream",
			'<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
		];
		$pdf     = "%PDF-1.4\n";
		$places  = '';
		foreach ( $objects as $number => $object ) {
			$places .= sprintf( "%010d 00000 n \n", strlen( $pdf ) );
			$pdf    .= ( $number + 1 ) . " 0 obj\n$object\nendobj\n";
		}
		$count = count( $objects ) + 1;
		return $pdf . "xref\n0 $count\n0000000000 65535 f \n{$places}trailer\n<< /Size $count /Root 1 0 R >>\nstartxref\n" . strlen( $pdf ) . "\n%%EOF\n";
	}
}
