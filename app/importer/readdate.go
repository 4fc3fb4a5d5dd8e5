package importer

import "vestka/app"

// ReadDate understands a date as somebody types it: 14.03.1985, 14 сакавіка 1985,
// 03.1985, 1985, 1985-03-14. It is app.Invalid where that is no date, no day of the
// calendar, or may be two.
func ReadDate(s string) (app.Date, error) {
	d, fault := readDate(s)
	if fault == dateFine {
		return d, nil
	}
	key := map[dateFault]string{notDate: "error.date.not", noSuchDate: "error.date.none", twoDates: "error.date.two"}[fault]
	return app.Date{}, &app.Error{Code: app.Invalid, Key: key, Args: app.Args{"Value": s}}
}
