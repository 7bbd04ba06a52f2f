/** The paper clip as the server draws it (php/Blocks/Icons.php). */
export function Clip() {
	return (
		<svg
			className="df-icon"
			width="20"
			height="20"
			viewBox="0 0 24 24"
			fill="none"
			stroke="currentColor"
			strokeWidth="1.5"
			strokeLinejoin="round"
			aria-hidden="true"
			focusable="false"
		>
			<path d="m19 10.6-7.2 7.2a4.1 4.1 0 0 1-5.8-5.8l7-7a2.8 2.8 0 0 1 4 4l-6.9 6.9a1.4 1.4 0 0 1-2-2l6.2-6.2" />
		</svg>
	);
}
