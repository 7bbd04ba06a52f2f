export function faultsOfText( within: string ): string[];
export function faultsOfEdges(): string[];
export function faultsOfTargets( within: string ): string[];
