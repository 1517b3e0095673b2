/** Name of the hidden field, and of the header for requests by script, that carries the session's form token. */
export const FORM_TOKEN_FIELD = 'formToken'
export const FORM_TOKEN_HEADER = 'x-form-token'
