# The peer of the statistics: R's spdep on the same squares and values. Says what it took in seconds, and a sum that must agree.
suppressPackageStartupMessages({ library(sf); library(spdep) })
squares <- function(side) {
  at <- seq_len(side * side) - 1
  x <- at %% side; y <- at %/% side
  st_sfc(lapply(seq_along(at), function(i) st_polygon(list(cbind(x[i] + c(0, 1, 1, 0, 0), y[i] + c(0, 0, 1, 1, 0))))))
}
values <- function(n) sin(seq_len(n) - 1) * 10 + 20
took <- function(name, work) cat(name, system.time(result <<- work())[["elapsed"]], "\n")

big <- squares(200)
took("neighbours", function() poly2nb(big, queen = TRUE))
weights <- nb2listw(include.self(result), style = "B")
took("giStar", function() localG(values(40000), weights))
cat("sum", format(sum(abs(result)), digits = 15), "\n")
small <- nb2listw(poly2nb(squares(100), queen = TRUE), style = "W")
took("permutations", function() localmoran_perm(values(10000), small, nsim = 999))
