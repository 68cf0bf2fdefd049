import { describe, expect, it } from '@jest/globals';
import { localPath, wantsPage } from './wants-page.js';

describe('where a sign-in leads', () => {
  it.each([
    ['/orders/1?tab=2', '/orders/1?tab=2'],
    ['/', '/'],
    ['//elsewhere.example', '/'],
    ['/\\elsewhere.example', '/'],
    ['/\t/elsewhere.example', '/'],
    ['/.//elsewhere.example', '/'],
    ['https://elsewhere.example/', '/'],
    ['javascript:alert(1)', '/'],
    ['orders', '/'],
    [undefined, '/'],
    [['/a', '/b'], '/'],
    [`/${'x'.repeat(3000)}`, '/'],
  ])('%p leads to %p', (next, path) => {
    expect(localPath(next)).toBe(path);
  });
});

describe('an answer', () => {
  it.each([
    ['/orders', 'text/html,*/*', true],
    ['/orders', undefined, true],
    ['/orders', 'application/json', false],
    ['/api/orders', '*/*', false],
    ['/api/orders/1/label.pdf', 'text/html,application/xhtml+xml', true],
    ['/health', '*/*', false],
    ['/apiary', '*/*', true],
  ])('to %s for %p is a page: %p', (url, accept, page) => {
    expect(wantsPage({ url, headers: accept === undefined ? {} : { accept } })).toBe(page);
  });
});
