import icon from '#rooms/programmes/meetings/pocket-screen/circle.png?url';

/** How her page stands on a home screen, from where alone an iPhone can be told of a message: a word and a circle that say nothing. */
export const GET = (): Response => {
	const icons = [{ src: icon, sizes: '192x192', type: 'image/png' }];
	const colours = { background_color: '#fdf8f0', theme_color: '#fdf8f0' };
	const manifest = {
		name: 'Today',
		short_name: 'Today',
		id: '/me',
		start_url: '/me',
		scope: '/',
		display: 'standalone'
	};
	return new Response(JSON.stringify({ ...manifest, ...colours, icons }), {
		headers: { 'content-type': 'application/manifest+json' }
	});
};
