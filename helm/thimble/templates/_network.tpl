{{- define "thimble.toNames" -}}
- ports:
    - {protocol: UDP, port: 53}
    - {protocol: TCP, port: 53}
{{- end -}}

{{- define "thimble.toDatabase" -}}
- ports:
    - {protocol: TCP, port: {{ .Values.database.port }}}
  {{- with .Values.networkPolicy.databaseTo }}
  to: {{- toYaml . | nindent 4 }}
  {{- end }}
{{- end -}}

{{- /* A server at an address, wherever it is. */ -}}
{{- define "thimble.toAddress" -}}
{{- $server := urlParse . }}
{{- $port := ternary "443" "80" (eq $server.scheme "https") }}
{{- if regexMatch ":[0-9]+$" $server.host }}{{ $port = regexFind "[0-9]+$" $server.host }}{{ end }}
- ports:
    - {protocol: TCP, port: {{ $port }}}
{{- end -}}

{{- define "thimble.toStore" -}}
{{- if eq .Values.dataStore.type "s3" }}
{{- include "thimble.toAddress" (.Values.dataStore.s3.endpoint | default "https://s3") }}
{{- end }}
{{- end -}}

{{- /* The collector of traces. */ -}}
{{- define "thimble.toTraces" -}}
{{- with .Values.traces }}
{{- include "thimble.toAddress" . }}
{{- end }}
{{- end -}}
