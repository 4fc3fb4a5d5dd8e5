package app

// DaysByPost is how many days a card from abroad is counted to be on its way
// where nothing better is known: an assumption, after the five to six weeks that
// Viasna gives for parcels (spring96.org/en/news/110142, 15 December 2022).
const DaysByPost = 35
