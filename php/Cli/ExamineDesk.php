<?php
declare( strict_types=1 );

namespace Deskfold\Cli;

use Deskfold\Core\SiteIdentity;

/** All that the doctor looks at, in one go. */
final class ExamineDesk {

	private const EXTENSIONS = [ 'mbstring', 'openssl', 'sodium', 'fileinfo' ];

	public function __construct(
		private readonly ExamineTables $tables,
		private readonly ExamineStorage $storage,
		private readonly ExamineMail $mail,
		private readonly ExamineJobs $jobs,
		private readonly SiteIdentity $site,
	) {
	}

	/** @return list<Finding> */
	public function __invoke( bool $fix, bool $connect ): array {
		$php    = $this->php();
		$tables = ( $this->tables )( $fix );
		if ( [] !== array_filter( $tables, static fn ( Finding $one ): bool => 'tables' === $one->check && Finding::WRONG === $one->state ) ) {
			return [ $php, ...$tables ];
		}
		return [ $php, $this->site(), ...$tables, ...( $this->storage )(), ...( $this->mail )( $connect ), ...( $this->jobs )( $fix ) ];
	}

	private function site(): Finding {
		$here = SiteIdentity::address();
		return match ( $this->site->standing() ) {
			SiteIdentity::LIVE => Finding::ok( 'site', "$here is the live site." ),
			SiteIdentity::COPY => Finding::ok( 'site', "$here is a copy of {$this->site->live_address()}: it neither fetches nor sends mail." ),
			default            => Finding::wrong( 'site', "This site runs at $here, but {$this->site->live_address()} was the live one: mail is neither fetched nor sent.", 'Run `wp deskfold site live` or `wp deskfold site copy`.' ),
		};
	}

	private function php(): Finding {
		$missing = array_filter( self::EXTENSIONS, static fn ( string $name ): bool => ! extension_loaded( $name ) );
		return [] === $missing
			? Finding::ok( 'php', 'PHP ' . PHP_VERSION . ' has all extensions that are needed.' )
			: Finding::wrong( 'php', 'PHP lacks extensions: ' . implode( ', ', $missing ) . '.', 'Install them; mail and passwords cannot be handled safely without.' );
	}
}
