<?php
declare( strict_types=1 );

namespace Deskfold\Email\OAuth;

use Deskfold\Core\Problem;

/** What can go wrong between us and whoever lets people sign in: what happened, what is safe, what to do. */
final class OAuthProblem {

	public const SIGN_IN_AGAIN = 'sign_in_again';
	public const SIGN_IN_FIRST = 'sign_in_first';
	public const OTHER_ACCOUNT = 'other_account';
	public const CLIENT        = 'oauth_client';
	public const UNREACHABLE   = 'oauth_unreachable';
	public const BUSY          = 'sign_in_busy';

	/** The same again will be refused again, until a person has signed in. */
	public static function again( Provider $provider, string $account ): Problem {
		/* translators: 1: name of a mail provider, such as "Google", 2: mail address. */
		$what   = sprintf( __( '%1$s no longer accepts the sign-in of %2$s.', 'deskfold' ), $provider->title, $account );
		$advice = Provider::GOOGLE === $provider->name
			? __( 'This happens after a new password, when the access is taken back, or every seven days while your app is in testing at Google. Mail waits in the mailbox and nothing is lost. Sign in again, and publish the app to stay signed in.', 'deskfold' )
			: __( 'This happens after a new password, when the access is taken back, or when your organisation asks for it. Mail waits in the mailbox and nothing is lost. Sign in again.', 'deskfold' );
		return self::problem( self::SIGN_IN_AGAIN, $what, $advice, 409 );
	}

	public static function first( Provider $provider ): Problem {
		/* translators: %s: name of a mail provider, such as "Google". */
		return self::problem( self::SIGN_IN_FIRST, sprintf( __( 'Nobody has signed in with %s for this mailbox yet.', 'deskfold' ), $provider->title ), __( 'Sign in on the page of the mailbox. Until then its mail waits where it is.', 'deskfold' ), 409 );
	}

	public static function other_account( string $account, string $address ): Problem {
		/* translators: 1: mail address of an account, 2: mail address of a mailbox. */
		$what = sprintf( __( 'You signed in as %1$s, but this mailbox is %2$s.', 'deskfold' ), $account, $address );
		return self::problem( self::OTHER_ACCOUNT, $what, __( 'No mail was read or sent. Say on the page of the mailbox that this account is meant, or sign in with the other one.', 'deskfold' ), 409 );
	}

	public static function client( Provider $provider ): Problem {
		/* translators: %s: name of a mail provider, such as "Google". */
		$what = sprintf( __( '%s does not accept the client ID and client secret of your app.', 'deskfold' ), $provider->title );
		return self::problem( self::CLIENT, $what, __( 'The secret may have run out. Make a new one there and enter it in the mailbox’s settings. Mail waits in the mailbox and nothing is lost.', 'deskfold' ) );
	}

	public static function unreachable( Provider $provider, string $cause ): Problem {
		/* translators: %s: name of a mail provider, such as "Google". */
		$what = sprintf( __( 'Signing in with %s did not work: it gave no answer that makes sense.', 'deskfold' ), $provider->title );
		return self::problem( self::UNREACHABLE, $what, __( 'We try again by ourselves, and nothing is lost. If this stays so, ask your web host whether this site may reach the provider.', 'deskfold' ), 502, $cause );
	}

	public static function busy(): Problem {
		return self::problem( self::BUSY, __( 'The sign-in is being renewed right now.', 'deskfold' ), __( 'We try again by ourselves in a moment.', 'deskfold' ), 409 );
	}

	public static function refused( Provider $provider, string $code ): Problem {
		/* translators: 1: name of a mail provider, such as "Google", 2: a machine word of the provider. */
		$what = sprintf( __( '%1$s refused: %2$s.', 'deskfold' ), $provider->title, 1 === preg_match( '/^[a-z_]{1,40}$/', $code ) ? $code : 'error' );
		return self::problem( 'oauth_refused', $what, __( 'Nothing was changed. Compare the redirect address and the permissions of your app with the steps on the page of the mailbox, then try again.', 'deskfold' ) );
	}

	private static function problem( string $kind, string $what, string $advice, int $status = 502, string $cause = '' ): Problem {
		return new Problem( $kind, "$what $advice", $status, true, '' === $cause ? null : new \RuntimeException( $cause ), [ 'what' => $what, 'advice' => $advice ] );
	}
}
