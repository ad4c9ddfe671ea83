/** A picture that the house drew itself, as an answer: PNG or JPEG, as its first bytes say. */
export function pictureAnswer(picture: Uint8Array, headers: Record<string, string> = {}): Response {
	const kind = picture[0] === 0xff ? 'image/jpeg' : 'image/png';
	return new Response(Buffer.from(picture), { headers: { 'content-type': kind, ...headers } });
}
