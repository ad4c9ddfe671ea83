declare module 'webvtt-parser' {
	/** A piece of a cue: text, or a tag with what stands in it; a voice is called v. */
	export interface CueNode {
		type: 'text' | 'object' | 'timestamp';
		name?: string;
		value?: string;
		children?: CueNode[];
	}
	interface Parser {
		parse(
			text: string,
			mode: 'metadata' | 'subtitles/captions/descriptions' | 'chapters'
		): {
			cues: { startTime: number; endTime: number; text: string; tree: { children: CueNode[] } | null }[];
			errors: { message: string; line: number; col: number }[];
		};
	}
	const library: { WebVTTParser: new (entities?: Record<string, string>) => Parser };
	export default library;
}
