require('./badge-chunk')
