/**
 * Web addresses in, bytes out, without becoming the way into a private network (server-side request forgery).
 *
 * <p><b>Why not the JDK's client?</b> It resolves a name by itself when it connects, so that the address which was checked
 * need not be the one that is asked: a name server may give another answer the second time. Here a name is resolved once,
 * every address of it is checked, and the socket is opened to one of those; TLS and the {@code Host} header still carry the
 * name. What is left of HTTP for a reader of articles, one GET a connection, is {@link dev.footnote.fetch.HttpExchange}.
 *
 * <p><b>What is an address that may be asked?</b> {@link dev.footnote.fetch.PublicAddress} says: globally reachable unicast,
 * by IANA's registries; not private, loopback, link-local, reserved, of documentation, or one of these inside an IPv6 form.
 * One bad address among several refuses the name. Addresses are taken in one spelling only: what programs read differently
 * ({@code 0177.0.0.1}, {@code 127.1}) is refused.
 *
 * <p><b>What else bounds a request?</b> Ports 80 and 443, at most five redirects, each checked as the first address was, ten
 * megabytes packed and unpacked, fifteen seconds from the name to the last byte.
 *
 * <p><b>What makes it polite?</b> robots.txt is heeded (RFC 9309), requests to one host keep a second's distance or what
 * {@code Crawl-delay} asks for, {@code Retry-After} is heeded once, unchanged pages are not sent again, and the user agent
 * says who asks.
 */
@NullMarked
package dev.footnote.fetch;

import org.jspecify.annotations.NullMarked;
