/** How wide and high a JPEG is, as its own frame says; one pixel where it says nothing. */
export function sizeOfJpeg(jpeg: Uint8Array): { width: number; height: number } {
	const at = (place: number) => ((jpeg[place] ?? 0) << 8) | (jpeg[place + 1] ?? 0);
	for (let place = 2; place < jpeg.length && jpeg[place] === 0xff; place += 2 + at(place + 2)) {
		const kind = jpeg[place + 1] ?? 0;
		if (kind >= 0xc0 && kind <= 0xc2) return { height: at(place + 5), width: at(place + 7) };
	}
	return { width: 1, height: 1 };
}
