package dev.footnote.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Finds the route of a request. HEAD is answered as GET is; OPTIONS names the methods of a path. */
record Router(List<Route> routes) {

  /** A route and the request's part in it. */
  record Match(String pattern, Route.Handler handler, Map<String, String> path, boolean guarded, boolean ownOrigin) {
    HttpResponse handle(HttpRequest request) {
      return handler.handle(request, path);
    }
  }

  /** How a failure at this path is told: as its first route does, whatever the method; else as a problem. */
  ErrorShape errors(String path) {
    try {
      return routes.stream().filter(route -> route.match(path).isPresent()).findFirst().map(Route::errors)
          .orElse(ErrorShape.PROBLEM);
    } catch (Refusal e) {
      return ErrorShape.PROBLEM;
    }
  }

  /** @throws Refusal {@code bad_path}, {@code unknown_route} or {@code method_not_allowed} */
  Match find(HttpRequest request) {
    UriText.decode(request.path());
    String method = request.method().equals("HEAD") ? "GET" : request.method();
    TreeSet<String> allowed = new TreeSet<>();
    String pattern = "";
    for (Route route : routes) {
      Optional<Map<String, String>> path = route.match(request.path());
      if (path.isPresent() && route.method().equals(method)) {
        return new Match(route.pattern(), route.handler(), path.get(), route.guarded(), route.ownOrigin());
      }
      if (path.isPresent()) {
        pattern = route.pattern();
        allowed.add(route.method());
      }
    }
    if (allowed.isEmpty()) {
      throw new Refusal(Fault.UNKNOWN_ROUTE,
          "There is nothing at " + Fields.quoted(request.path()) + ". GET / lists the routes.");
    }
    if (allowed.contains("GET")) {
      allowed.add("HEAD");
    }
    allowed.add("OPTIONS");
    Map<String, String> allow = Map.of("allow", String.join(", ", allowed));
    if (method.equals("OPTIONS")) {
      return new Match(pattern, (_, _) -> new HttpResponse(204, allow, new byte[0]), Map.of(), false, false);
    }
    throw new Refusal(Fault.METHOD_NOT_ALLOWED,
        "The method is " + Fields.quoted(request.method()) + "; this path takes "
        + allow.get("allow") + ".", allow);
  }
}
