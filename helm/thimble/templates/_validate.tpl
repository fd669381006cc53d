{{- /* What the schema cannot see: values that contradict each other. */ -}}
{{- define "thimble.validate" -}}
{{- $v := .Values -}}
{{- if not $v.database.existingSecret -}}
{{- fail "database.existingSecret is empty: nobody says where PostgreSQL is. Maybe make a secret with the keys jdbc-uri, username and password, or name the one that CloudNativePG made (CLUSTER-app)." -}}
{{- end -}}
{{- if and (eq $v.auth.mode "tokens") (not $v.auth.adminToken.existingSecret) -}}
{{- fail "auth.mode is tokens and auth.adminToken.existingSecret is empty: nobody could get in. Maybe run ./thimble token, and kubectl create secret generic thimble-admin --from-literal=sha256=WHAT_IT_PRINTS." -}}
{{- end -}}
{{- if and (eq $v.auth.mode "oidc") (not $v.auth.oidc.issuer) -}}
{{- fail "auth.mode is oidc and auth.oidc.issuer is empty. Maybe set it to the address that the provider's tokens name as their issuer." -}}
{{- end -}}
{{- if and (eq $v.dataStore.type "s3") (not (hasPrefix "s3://" $v.dataStore.s3.url)) -}}
{{- fail (printf "dataStore.type is s3 and dataStore.s3.url (%s) names no bucket. Maybe s3://BUCKET/PREFIX." $v.dataStore.s3.url) -}}
{{- end -}}
{{- if and $v.ingress.enabled (not $v.ingress.host) -}}
{{- fail "ingress.enabled is true and ingress.host is empty: the API answers only under names that it knows. Maybe set ingress.host to the name that people open." -}}
{{- end -}}
{{- if and $v.httpRoute.enabled (or (not $v.httpRoute.hostnames) (not $v.httpRoute.parentRefs)) -}}
{{- fail "httpRoute.enabled is true and httpRoute.hostnames or httpRoute.parentRefs is empty. Maybe name the Gateway and the names that people open." -}}
{{- end -}}
{{- if eq $v.image.tag "latest" -}}
{{- fail "image.tag is latest: nobody can say which version that is. Maybe leave it empty for the chart's own." -}}
{{- end -}}
{{- with $v.api.autoscaling -}}
{{- if and .enabled (gt (int .minReplicas) (int .maxReplicas)) -}}
{{- fail (printf "api.autoscaling.minReplicas (%d) is more than maxReplicas (%d). Maybe they are swapped." (int .minReplicas) (int .maxReplicas)) -}}
{{- end -}}
{{- end -}}
{{- if ge (int $v.api.preStopSeconds) (int $v.api.terminationGracePeriodSeconds) -}}
{{- fail (printf "api.preStopSeconds (%d) leaves nothing of api.terminationGracePeriodSeconds (%d). Maybe 5 and 30." (int $v.api.preStopSeconds) (int $v.api.terminationGracePeriodSeconds)) -}}
{{- end -}}
{{- if and $v.monitoring.enabled (not $v.monitoring.apiToken.existingSecret) -}}
{{- fail "monitoring.enabled is true and monitoring.apiToken.existingSecret is empty: the API tells its metrics to nobody without a token. Maybe make a reader's token and a secret of it, see search-api/docs/kubernetes.md." -}}
{{- end -}}
{{- include "thimble.validatePool" (list "worker" $v.worker $v) -}}
{{- if $v.gpuWorker.enabled -}}
{{- include "thimble.validatePool" (list "gpuWorker" (include "thimble.gpuValues" . | fromYaml) $v) -}}
{{- end -}}
{{- range $program := list "migrate" "api" "worker" "gpuWorker" -}}
{{- range (index $v $program).extraEnv -}}
{{- if has .name (list "THIMBLE_AUTH" "THIMBLE_ADDRESS" "THIMBLE_PORT" "THIMBLE_HOSTS" "THIMBLE_DB_URL" "THIMBLE_DB_USER" "THIMBLE_DB_PASSWORD" "THIMBLE_DB_CONNECTIONS" "THIMBLE_ADMIN_TOKEN_SHA256" "THIMBLE_ADMIN_TOKEN_FILE" "THIMBLE_OIDC_ISSUER" "THIMBLE_OIDC_AUDIENCE" "THIMBLE_OIDC_OWNER" "THIMBLE_OIDC_ROLES" "THIMBLE_DATA_STORE" "THIMBLE_DATA_DIRS" "THIMBLE_DATA_PRIVATE" "THIMBLE_S3_ENDPOINT" "THIMBLE_S3_REGION" "THIMBLE_S3_ACCESS_KEY" "THIMBLE_S3_SECRET_KEY" "THIMBLE_FOLDER" "THIMBLE_MANAGEMENT_PORT" "THIMBLE_MANAGEMENT_ADDRESS" "THIMBLE_TRAINING_DEVICE" "THIMBLE_WORKER_THREADS" "THIMBLE_TRAINER_HEAP" "THIMBLE_FEATURE_CACHE" "THIMBLE_DRAIN" "THIMBLE_LOG" "THIMBLE_TRACES") -}}
{{- fail (printf "%s.extraEnv sets %s, which the chart sets itself. Maybe there is a value for it in values.yaml." $program .name) -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- end -}}

{{- /* Call with (list "worker" values root-values). */ -}}
{{- define "thimble.validatePool" -}}
{{- $pool := index . 0 -}}
{{- with (index . 1).keda -}}
{{- if .enabled -}}
{{- if gt (int .minReplicas) (int .maxReplicas) -}}
{{- fail (printf "%s.keda.minReplicas (%d) is more than maxReplicas (%d). Maybe they are swapped." $pool (int .minReplicas) (int .maxReplicas)) -}}
{{- end -}}
{{- if and (eq .trigger "prometheus") (not .prometheusAddress) -}}
{{- fail (printf "%s.keda.trigger is prometheus and prometheusAddress is empty. Maybe http://prometheus-operated.monitoring:9090, or the trigger postgresql." $pool) -}}
{{- end -}}
{{- if and (eq .trigger "prometheus") (eq (int .minReplicas) 0) -}}
{{- fail (printf "%s.keda.minReplicas is 0 and the trigger is prometheus: a search without trials would wait for ever. Maybe 1, or the trigger postgresql." $pool) -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- end -}}
