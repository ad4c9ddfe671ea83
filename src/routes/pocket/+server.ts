import { choosePage, inScope } from './shell.server.ts';
import type { RequestHandler } from './$types';

/** The page goes on to its address by itself: an answer of the framework's own would lack the headers that every answer carries. */
export const trailingSlash = 'ignore';

/** The same bytes for everybody, signed in or not. */
export const GET: RequestHandler = ({ url }) => inScope(url) ?? choosePage();
