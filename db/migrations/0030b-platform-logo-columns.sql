-- Of a logo everything may be changed but whose it is.
revoke update on platform.logo from kith_app;
grant update (png, digest, width, height, alt, in_letters, kept_at) on platform.logo to kith_app;
