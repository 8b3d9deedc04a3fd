/**
 * Returns whether a host is the user's own machine: `localhost` and its
 * subdomains, `127.0.0.0/8` and `::1`. Browsers let a page call it over plain
 * HTTP, with or without a network.
 *
 * @param hostname - as `URL` and `location` give it: lower case, an IPv4 address
 * with four numbers, an IPv6 address in brackets.
 */
export function isLoopbackHost(hostname: string): boolean {
  return /^((.*\.)?localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
}
