<?php
declare( strict_types=1 );

namespace Deskfold\Channels;

/** One check of a mail's origin and how it came out (RFC 8601, 2.2). */
final class AuthenticationResult {

	public const SPF   = 'spf';
	public const DKIM  = 'dkim';
	public const DMARC = 'dmarc';

	/**
	 * @param string $method lower case: spf, dkim, dmarc and others that we do not ask
	 * @param string $result lower case: pass, fail, softfail, neutral, none, policy, temperror, permerror …
	 * @param string $domain for which it was checked, lower case, ASCII; '' when the server does not say
	 */
	public function __construct(
		public readonly string $method,
		public readonly string $result,
		public readonly string $domain = '',
	) {
	}
}
