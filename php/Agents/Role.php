<?php
declare( strict_types=1 );

namespace Deskfold\Agents;

use Deskfold\Core\Problem;

/** The three bundles of capabilities that Deskfold adds to WordPress. */
enum Role: string {

	case Agent      = 'agent';
	case Supervisor = 'supervisor';
	case Readonly   = 'readonly';

	/** @throws Problem when the word names no role that can be given */
	public static function named( string $word ): self {
		return self::tryFrom( $word ) ?? throw new Problem(
			'unknown_role',
			__( 'This role cannot be given here. Choose support agent, support supervisor or read only.', 'deskfold' )
		);
	}

	/** The role's name in WordPress. */
	public function slug(): string {
		return 'deskfold_' . $this->value;
	}

	/** As WordPress lists it under Users. */
	public function label(): string {
		return match ( $this ) {
			self::Agent      => _x( 'Support agent', 'User role', 'deskfold' ),
			self::Supervisor => _x( 'Support supervisor', 'User role', 'deskfold' ),
			self::Readonly   => _x( 'Support, read only', 'User role', 'deskfold' ),
		};
	}

	/** @return list<string> */
	public function capabilities(): array {
		return match ( $this ) {
			self::Readonly   => [ Permissions::USE_DESK ],
			self::Agent      => [ Permissions::USE_DESK, Permissions::REPLY ],
			self::Supervisor => [ Permissions::USE_DESK, Permissions::REPLY, Permissions::SUPERVISE ],
		};
	}
}
