'use strict';

/* The contract names a default address; requests from this page go to where the page came from. */
window.SwaggerUIBundle({
  url: '/openapi.json',
  dom_id: '#docs',
  deepLinking: true,
  validatorUrl: null,
  requestInterceptor: (request) => {
    const target = new URL(request.url, window.location.origin);
    request.url = target.pathname + target.search;
    return request;
  },
});
