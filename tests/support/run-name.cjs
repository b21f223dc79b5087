/** Names this run of jest to its workers: things that one of them prepares the others take, and the next run makes anew. */
const { randomUUID } = require('node:crypto')

module.exports = async () => {
  process.env.GONGKAI_TEST_RUN = randomUUID()
}
