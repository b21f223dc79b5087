/** The release this code is of, as in package.json: a copy of the data says which one made it. */
export const RELEASE = '0.1.0'
