// These two packages ship no types; what the editor gives our blocks, and no more.
declare module '@wordpress/blocks' {
	export function registerBlockType( name: string, settings: { edit: React.ComponentType< any >; save: () => null } ): void; // eslint-disable-line @typescript-eslint/no-explicit-any -- each block types its own attributes
}

declare module '@wordpress/block-editor' {
	import type { ComponentType, HTMLAttributes, ReactNode } from 'react';

	export const InspectorControls: ComponentType< { children: ReactNode } >;
	export const RichText: ComponentType< {
		tagName: string;
		className?: string;
		placeholder?: string;
		allowedFormats?: string[];
		value: string;
		onChange: ( value: string ) => void;
	} >;
	export function useBlockProps( props?: HTMLAttributes< HTMLElement > ): HTMLAttributes< HTMLElement >;
}
